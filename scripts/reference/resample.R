# Intervals by resampling: resample.csv, and the resamples themselves: resample-rows.csv. It takes package boot, which
# comes with R.

library(boot)

# Twelve pairs without ties and two groups, made up.
x <- c(3, 14, 7, 1, 12, 5, 9, 15, 2, 11, 6, 13)
y <- c(5.5, 9.1, 4.2, 1.7, 13, 2.9, 8.4, 15.5, 6.1, 7.3, 3.8, 14.2)
first <- c(4.1, 6.3, 5.2, 9.8, 7.7)
second <- c(2.2, 5.1, 3.9, 1.4, 4.6, 6.0)
short_x <- c(0, 1, 1, 3, 4, 7)
short_y <- c(2.1, 1.9, 3.3, 4.0, 3.7, 9.2)

# Ninety-nine resamples of the rows, numbered from 0.
set.seed(20)
drawn <- t(replicate(99, sample(12, replace = TRUE)))
colnames(drawn) <- paste0("row", 1:12)
write.csv(drawn - 1, file.path("testdata", "reference", "resample-rows.csv"), row.names = FALSE, eol = "\n")

# The intervals of boot.ci for these resamples, with the jackknife of B. Efron and R. J. Tibshirani, An Introduction to the
# Bootstrap, Chapman and Hall, 1993, equation 14.15: deviations from the mean of the jackknife values.
correlation <- function(rows) cor(x[rows], y[rows])
ratio <- function(rows) mean(y[rows]) / mean(x[rows])
influence <- function(statistic) {
  values <- sapply(1:12, function(i) statistic(setdiff(1:12, i)))
  mean(values) - values
}
acceleration <- function(d) sum(d^3) / (6 * sum(d^2)^1.5)
resampled <- function(statistic) {
  structure(list(
    t0 = statistic(1:12), t = matrix(apply(drawn, 1, statistic)), R = 99, data = x, seed = 1, statistic = statistic,
    sim = "ordinary", call = quote(boot(x, statistic, 99)), stype = "i", strata = rep(1, 12), weights = rep(1 / 12, 12)
  ), class = "boot", boot_type = "boot")
}
interval <- function(statistic, type, conf) {
  ci <- boot.ci(resampled(statistic), conf = conf, type = type, L = influence(statistic))
  tail(as.vector(if (type == "perc") ci$percent else ci$bca), 2)
}
# Two strata: the jackknife values of each weigh (n-1)/n.
differences <- c(
  4 / 5 * (mean(sapply(1:5, function(i) mean(first[-i]))) - sapply(1:5, function(i) mean(first[-i]))),
  5 / 6 * (sapply(1:6, function(i) mean(second[-i])) - mean(sapply(1:6, function(i) mean(second[-i]))))
)

# The boundary between rejected and other values of a one-sided p that grows with them, by halving.
boundary <- function(p, lo, hi) {
  while (hi - lo > 1e-13 * max(1, abs(lo))) {
    middle <- (lo + hi) / 2
    if (p(middle) <= 0.025) lo <- middle else hi <- middle
  }
  (lo + hi) / 2
}
shift_p <- function(first, second) {
  all <- combn(length(first) + length(second), length(first))
  function(shift) {
    values <- c(first - shift, second)
    null <- apply(all, 2, function(rows) mean(values[rows]) - mean(values[-rows]))
    mean(null >= mean(first) - shift - mean(second) - 1e-13)
  }
}
permutations <- function(x) {
  if (length(x) <= 1) return(matrix(x))
  do.call(cbind, lapply(seq_along(x), function(i) rbind(x[i], permutations(x[-i]))))
}
slope_p <- function(x, y) {
  all <- permutations(seq_along(y))
  function(slope) {
    rest <- y - slope * x
    mean(apply(all, 2, function(order) sum(x * rest[order])) >= sum(x * rest) - 1e-12)
  }
}
shift <- function(a, b) c(boundary(shift_p(a, b), -20, 20), -boundary(shift_p(b, a), -20, 20))
slope <- function(x, y) c(boundary(slope_p(x, y), -20, 20), -boundary(slope_p(x, -y), -20, 20))

put("correlation", correlation(1:12))
put("correlation/acceleration", acceleration(influence(correlation)))
put("correlation/percentile", interval(correlation, "perc", 0.9))
put("correlation/bca", interval(correlation, "bca", 0.9))
put("ratio", ratio(1:12))
put("ratio/acceleration", acceleration(influence(ratio)))
put("ratio/percentile", interval(ratio, "perc", 0.8))
put("ratio/bca", interval(ratio, "bca", 0.8))
put("difference/acceleration", acceleration(differences))
put("shift", mean(first) - mean(second))
put("shift", shift(first, second))
put("slope", coef(lm(short_y ~ short_x))[2])
put("slope", slope(short_x, short_y))
