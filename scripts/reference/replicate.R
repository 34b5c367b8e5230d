# Variances from replicates: replicate.csv. The scales and the factors are those of package survey.
suppressMessages(library(survey))
set.seed(1)
# Six strata of two units, made up; three strata of 4, 3 and 5 units with populations of 40, 9 and 20; seven units of 50.
pairs <- data.frame(h = rep(1:6, each = 2), u = 1:12, w = c(3, 4, 5, 5, 2, 1, 4, 6, 6, 3, 1, 2),
  y = c(4, 7, 1, 3.5, 9, 2, 6, 6.5, 8, 3, 5, 2.5))
strata <- data.frame(h = rep(1:3, c(4, 3, 5)), u = 1:12, N = rep(c(40, 9, 20), c(4, 3, 5)),
  w = c(10, 8, 12, 9, 3, 2, 4, 4, 5, 3, 6, 4), y = c(2, 8, 5, 4, 1, 7, 3, 6, 9, 2, 4, 8))
single <- data.frame(u = 1:7, N = 50, w = 50 / 7, y = c(3, 1, 4, 1, 5, 9, 2))
of_pairs <- svydesign(~u, strata = ~h, weights = ~w, data = pairs)
of_strata <- svydesign(~u, strata = ~h, weights = ~w, data = strata)
of_strata_fpc <- svydesign(~u, strata = ~h, fpc = ~N, weights = ~w, data = strata)
of_single <- svydesign(~u, weights = ~w, data = single)
of_single_fpc <- svydesign(~u, fpc = ~N, weights = ~w, data = single)
rep_of <- function(design, ...) suppressWarnings(as.svrepdesign(design, ...))
factors <- function(design) c(as.matrix(design$repweights))
scales <- function(design) design$scale * design$rscales
v <- function(design, statistic) as.numeric(vcov(statistic(~y, design)))
mean_and_total <- function(design) c(v(design, svymean), v(design, svytotal))
both <- c("mean", "total")

# svrVar itself, with three sets of multipliers.
theta <- c(4.2, 3.9, 5.1, 4.4, 4.0, 4.7)
other <- c(1.1, 1.6, 0.7, 1.3, 0.9, 1.2)
each <- c(0.5, 0, 0.75, 0.25, 1, 0.6)
put("svrVar/mean", svrVar(theta, 0.2, rep(1, 6), mse = FALSE, coef = 4.5))
put("svrVar/full", svrVar(theta, 0.2, rep(1, 6), mse = TRUE, coef = 4.5))
put("svrVar/each/mean", svrVar(theta, 1, each, mse = FALSE, coef = 4.5))
put("svrVar/each/full", svrVar(theta, 1, each, mse = TRUE, coef = 4.5))
put("svrVar/covariance/mean", svrVar(cbind(theta, other), 1, each, mse = FALSE, coef = c(4.5, 1))[1, 2])
put("svrVar/covariance/full", svrVar(cbind(theta, other), 1, each, mse = TRUE, coef = c(4.5, 1))[1, 2])

# Replicates made from the design.
put("jk1/factors", factors(rep_of(of_single, type = "JK1")), suffix = 1:49)
put("jk1/scale", rep_of(of_single, type = "JK1")$scale)
put("jk1/fpc/scale", rep_of(of_single_fpc, type = "JK1")$scale)
put("jkn/factors", factors(rep_of(of_strata, type = "JKn")), suffix = 1:144)
put("jkn/scale", scales(rep_of(of_strata, type = "JKn")), suffix = 1:12)
put("jkn/fpc/scale", scales(rep_of(of_strata_fpc, type = "JKn")), suffix = 1:12)
put("jk1", mean_and_total(rep_of(of_single, type = "JK1")), suffix = both)
put("jk1/fpc", mean_and_total(rep_of(of_single_fpc, type = "JK1")), suffix = both)
put("jkn", mean_and_total(rep_of(of_strata, type = "JKn")), suffix = both)
put("jkn/fpc", mean_and_total(rep_of(of_strata_fpc, type = "JKn")), suffix = both)
put("jkn/mse", mean_and_total(rep_of(of_strata, type = "JKn", mse = TRUE)), suffix = both)
# The matrices differ, and full balance makes the variance of this linear statistic the same.
put("brr/total", v(rep_of(of_pairs, type = "BRR"), svytotal))
put("fay/total", v(rep_of(of_pairs, type = "Fay", fay.rho = 0.3), svytotal))
put("freedom/jk1", degf(rep_of(of_single, type = "JK1")))
put("freedom/jkn", degf(rep_of(of_strata, type = "JKn")))
put("freedom/brr", degf(rep_of(of_pairs, type = "BRR")))
put("freedom/fay", degf(rep_of(of_pairs, type = "Fay", fay.rho = 0.3)))
put("freedom/bootstrap/few", degf(rep_of(of_strata, type = "subbootstrap", replicates = 5)))
put("freedom/bootstrap/many", degf(rep_of(of_strata, type = "subbootstrap", replicates = 200)))
put("freedom/preston", degf(rep_of(of_strata_fpc, type = "mrbbootstrap", replicates = 200)))
# The same by linearisation, for the laws of totals and the means of the bootstraps.
put("linear/pairs", v(of_pairs, svytotal))
put("linear/strata", v(of_strata, svytotal))
put("linear/strata/fpc", v(of_strata_fpc, svytotal))
put("bootstrap/scale", scales(rep_of(of_strata, type = "subbootstrap", replicates = 5)), suffix = 1:5)
put("preston/scale", scales(rep_of(of_strata_fpc, type = "mrbbootstrap", replicates = 5)), suffix = 1:5)

# Replicates that came as columns. svrepdesign finds the scale; jkn takes it from the columns.
read_as <- function(made, type, ...) {
  suppressWarnings(svrepdesign(repweights = as.matrix(made$repweights), weights = weights(made, "sampling"),
    data = made$variables, type = type, combined.weights = FALSE, ...))
}
of_brr <- rep_of(of_pairs, type = "BRR")
of_jkn <- rep_of(of_strata, type = "JKn")
of_jk1 <- rep_of(of_single, type = "JK1")
put("columns/brr", scales(read_as(of_brr, "BRR"))[1])
put("columns/fay", scales(read_as(of_brr, "Fay", rho = 0.5))[1])
put("columns/jk1", scales(read_as(of_jk1, "JK1"))[1])
put("columns/jkn", scales(read_as(of_jkn, "JKn")), suffix = 1:12)
put("columns/bootstrap", scales(read_as(of_brr, "bootstrap"))[1])
put("columns/sdr", scales(read_as(of_brr, "successive-difference"))[1])
