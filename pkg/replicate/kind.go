// Package replicate computes variances from replicates: estimates that were made again with other weights.
//
// The other weights come as columns of a file, made by those who drew the sample, or are made here from the design. In
// both cases an estimate is computed once with the full weights and once with each replicate, and the variance is a
// weighted sum of the squared differences:
//
//  1. ScaleOf gives the multipliers for columns; Make, JK1, JKn, BRR, Fay, Bootstrap, Preston and SuccessiveDifferences
//     give a Set with its own.
//  2. Set.Factors gives what multiplies the weights of each first-stage unit in one replicate. Nothing of the size of
//     units by replicates is ever stored: the factors of a replicate are made when they are asked for, and are the same
//     bytes each time.
//  3. Scale.Variance and Scale.Covariance reduce the replicates of one or two estimates.
//
// A stratum that was taken whole (sampling fraction 1) has no sampling error: its factors are 1 in every kind of
// replicate, and it may have any number of units. A stratum of one unit that was not taken whole is an error. The
// sampling fractions count in jk1, jkn, preston and sdr; brr, fay and bootstrap have no place for them, as in R's package
// survey, and Set.UsesFractions says so.
package replicate

// A Kind is a way to make replicates. It is also the identifier of the method in Methods.
type Kind string

// The kinds of replicate weights. All but KindOther can be made from the design, and all can come as columns.
const (
	KindBRR       Kind = "brr"       // balanced half samples
	KindFay       Kind = "fay"       // balanced half samples, softened by Fay's factor
	KindJK1       Kind = "jk1"       // jackknife that leaves out one unit, without strata
	KindJKn       Kind = "jkn"       // jackknife that leaves out one unit of a stratum at a time
	KindBootstrap Kind = "bootstrap" // rescaled bootstrap of Rao and Wu
	KindPreston   Kind = "preston"   // rescaled bootstrap of half samples without replacement, of Preston
	KindSDR       Kind = "sdr"       // successive differences
	KindOther     Kind = "other"     // columns whose scale the file's own documentation gives
)

// Kinds lists the kinds in the order in which help and errors name them.
var Kinds = []Kind{KindBRR, KindFay, KindJK1, KindJKn, KindBootstrap, KindPreston, KindSDR, KindOther}
