# Tables of counts and of design-based proportions: contingency.csv. Needs the package survey.
#
# Writes testdata/reference/contingency-design.csv as well: proportions and totals of cells with their design covariance,
# derived from the data that the package survey holds, so that Go starts from the same numbers.

suppressMessages(library(survey))

# R. A. Fisher, The Design of Experiments, Oliver & Boyd, 1935, chapter 2.
tea <- matrix(c(3, 1, 1, 3), 2, byrow = TRUE)
course <- matrix(c(12, 17, 4, 25, 15, 4), 3, byrow = TRUE)
# A. Agresti, Categorical Data Analysis, 2nd edition, Wiley, 2002, p. 57, as in the help of fisher.test.
job <- matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4)
# A. Agresti, An Introduction to Categorical Data Analysis, 2nd edition, Wiley, 2007, p. 39, as in the help of chisq.test.
party <- matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE)
# Made up: small and sparse, large, nearly independent, and of two rows and two columns.
sparse <- matrix(c(4, 0, 1, 0, 3, 0, 1, 1, 5), 3, byrow = TRUE)
wide <- matrix(c(3, 1, 0, 2, 4, 0, 5, 2, 1, 1), 2, byrow = TRUE)
even <- matrix(c(21, 19, 30, 28, 24, 33), 3, byrow = TRUE)
four <- matrix(c(17, 6, 8, 22), 2, byrow = TRUE)
large <- matrix(c(120000, 119000, 80500, 81000), 2, byrow = TRUE)

pearson <- function(x) suppressWarnings(chisq.test(x, correct = FALSE))
deviance_of <- function(x) {
  expected <- outer(rowSums(x), colSums(x)) / sum(x)
  2 * sum(ifelse(x == 0, 0, x * log(x / expected)))
}
freedom <- function(x) prod(dim(x) - 1)
cramer <- function(x) sqrt(unname(pearson(x)$statistic) / (sum(x) * (min(dim(x)) - 1)))
# W. Bergsma, Journal of the Korean Statistical Society 42 (2013), 323-328.
bergsma <- function(x) {
  n <- sum(x)
  phi <- max(0, unname(pearson(x)$statistic) / n - freedom(x) / (n - 1))
  size <- dim(x) - (dim(x) - 1)^2 / (n - 1)
  sqrt(phi / (min(size) - 1))
}
# M. Smithson, Confidence Intervals, Sage, 2003.
smithson <- function(x, level = 0.95) {
  statistic <- unname(pearson(x)$statistic); df <- freedom(x)
  lambda <- function(p) {
    f <- function(ncp) pchisq(statistic, df, ncp) - p
    if (f(0) <= 0) return(NA)
    uniroot(f, c(0, 10 * statistic + 100), tol = 1e-12)$root
  }
  bounds <- sqrt((sapply(c((1 + level) / 2, (1 - level) / 2), lambda) + df) / (sum(x) * (min(dim(x)) - 1)))
  pmin(ifelse(is.na(bounds), 0, bounds), 1)
}
# All pairs of cells: units concordant and discordant with those of each cell.
concordance <- function(x) {
  with <- against <- x * 0
  for (i in seq_len(nrow(x))) for (j in seq_len(ncol(x))) for (k in seq_len(nrow(x))) for (l in seq_len(ncol(x))) {
    side <- sign(i - k) * sign(j - l)
    if (side > 0) with[i, j] <- with[i, j] + x[k, l]
    if (side < 0) against[i, j] <- against[i, j] + x[k, l]
  }
  list(with = with, against = against, P = sum(x * with), Q = sum(x * against))
}
gamma_of <- function(x) with(concordance(x), (P - Q) / (P + Q))
gamma_se <- function(x) {
  k <- concordance(x)
  4 / (k$P + k$Q)^2 * sqrt(sum(x * (k$Q * k$with - k$P * k$against)^2))
}
gamma_null_p <- function(x) {
  k <- concordance(x)
  se <- 2 / (k$P + k$Q) * sqrt(sum(x * (k$with - k$against)^2) - (k$P - k$Q)^2 / sum(x))
  2 * pnorm(-abs(gamma_of(x) / se))
}
# Exact p values over every table with the margins of a small one: each column in every way, with its probability.
tables <- function(rows, columns) {
  if (length(columns) == 1) return(list(matrix(rows)))
  ways <- as.matrix(expand.grid(lapply(rows, function(r) 0:r)))
  ways <- ways[rowSums(ways) == columns[1], , drop = FALSE]
  unlist(lapply(seq_len(nrow(ways)), function(w) {
    lapply(tables(rows - ways[w, ], columns[-1]), function(rest) unname(cbind(ways[w, ], rest)))
  }), recursive = FALSE)
}
exact <- function(x, statistic) {
  every <- tables(rowSums(x), colSums(x))
  chance <- sapply(every, function(y) exp(-sum(lfactorial(y))))
  size <- sapply(every, statistic)
  sum(chance[size >= statistic(x) - 1e-9]) / sum(chance)
}
concordant <- function(x) with(concordance(x), abs(P - Q))

for (name in c("tea", "course", "job", "party", "sparse", "wide", "even", "four")) {
  x <- get(name)
  put(paste0("chi-square/", name), pearson(x)$statistic)
  put(paste0("chi-square/", name, "/asymptotic"), pearson(x)$p.value)
  put(paste0("likelihood-ratio/", name), deviance_of(x))
  put(paste0("likelihood-ratio/", name, "/asymptotic"), pchisq(deviance_of(x), freedom(x), lower.tail = FALSE))
  put(paste0("residual/", name), pearson(x)$stdres[1, 2])
  put(paste0("cramer-v/", name), cramer(x))
  put(paste0("cramer-v/", name, "/interval"), smithson(x))
  put(paste0("cramer-v-corrected/", name), bergsma(x))
  put(paste0("gamma/", name), gamma_of(x))
  put(paste0("gamma/", name, "/se"), gamma_se(x))
  put(paste0("gamma/", name, "/asymptotic"), gamma_null_p(x))
  if (name != "party") put(paste0("fisher/", name), fisher.test(x, workspace = 2e7)$p.value)
}
for (name in c("tea", "sparse", "wide")) {
  x <- get(name)
  put(paste0("chi-square/", name, "/exact"), exact(x, function(y) unname(pearson(y)$statistic)))
  put(paste0("likelihood-ratio/", name, "/exact"), exact(x, deviance_of))
  put(paste0("gamma/", name, "/exact"), exact(x, concordant))
}
put("fisher/four/less", fisher.test(four, alternative = "less")$p.value)
put("fisher/four/greater", fisher.test(four, alternative = "greater")$p.value)
put("fisher/large", fisher.test(large)$p.value)
put("odds-ratio/four", four[1, 1] * four[2, 2] / (four[1, 2] * four[2, 1]))
put("odds-ratio/four/interval", exp(log(four[1, 1] * four[2, 2] / (four[1, 2] * four[2, 1])) + c(-1, 1) * qnorm(0.975) * sqrt(sum(1 / four))))
put("relative-risk/four", (four[1, 1] / sum(four[1, ])) / (four[2, 1] / sum(four[2, ])))
put("relative-risk/four/interval", exp(log((four[1, 1] / sum(four[1, ])) / (four[2, 1] / sum(four[2, ]))) +
  c(-1, 1) * qnorm(0.975) * sqrt(1 / four[1, 1] - 1 / sum(four[1, ]) + 1 / four[2, 1] - 1 / sum(four[2, ]))))

# The cluster samples of California schools in the package survey.
data(api)
designs <- list(
  clus1 = svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc),
  strat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc),
  clus2 = svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2)
)
formulas <- list(clus1 = ~sch.wide + stype, strat = ~comp.imp + awards, clus2 = ~sch.wide + stype)
written <- NULL
write_down <- function(design, kind, estimate) {
  v <- attr(estimate, "var")
  written <<- rbind(written,
    data.frame(design = design, kind = kind, row = seq_along(estimate), column = 0, value = as.numeric(estimate)),
    data.frame(design = design, kind = kind, row = as.vector(row(v)), column = as.vector(col(v)), value = as.vector(v)))
}
test_by <- function(name, statistic) svychisq(formulas[[name]], designs[[name]], statistic = statistic)
for (name in names(designs)) {
  variables <- all.vars(formulas[[name]])
  # The first variable in rows, row by row: the second varies fastest.
  cells <- as.formula(paste0("~interaction(factor(", variables[2], "), factor(", variables[1], ")) - 1"))
  mm <- model.matrix(cells, designs[[name]]$variables)
  write_down(name, "mean", svymean(mm, designs[[name]]))
  write_down(name, "total", svytotal(mm, designs[[name]]))
  put(paste0("rao-scott/", name, "/size"), sapply(designs[[name]]$variables[variables], function(x) length(unique(x))), c("rows", "columns"))
  put(paste0("rao-scott/", name, "/n"), nrow(designs[[name]]$variables))
  put(paste0("rao-scott/", name, "/df"), length(unique(designs[[name]]$cluster[, 1])) - length(unique(designs[[name]]$strata[, 1])))
  put(paste0("rao-scott/", name, "/chi-square"), test_by(name, "Chisq")$statistic)
  put(paste0("rao-scott/", name, "/chi-square/p"), test_by(name, "Chisq")$p.value)
  put(paste0("rao-scott/", name, "/f"), test_by(name, "F")$statistic)
  put(paste0("rao-scott/", name, "/f/df"), test_by(name, "F")$parameter, c("numerator", "denominator"))
  put(paste0("rao-scott/", name, "/f/p"), test_by(name, "F")$p.value)
  put(paste0("wald/", name), test_by(name, "Wald")$statistic)
  put(paste0("wald/", name, "/p"), test_by(name, "Wald")$p.value)
  put(paste0("wald/", name, "/adjusted"), test_by(name, "adjWald")$statistic)
  put(paste0("wald/", name, "/adjusted/p"), test_by(name, "adjWald")$p.value)
}
written$value <- trimws(formatC(written$value, digits = 17, format = "g"))
write.csv(written, file.path("testdata", "reference", "contingency-design.csv"), row.names = FALSE, eol = "\n")

# Twenty-four made-up respondents of three groups who tick four items: ticks as digits, a group a string.
ticked <- strsplit(c(
  "1100 1000 1110 0100 1101 1000 1100 1010", "0110 0011 0010 1111 0010 0110 0001",
  "0001 1001 0101 1011 0000 1001 0001 1000 1101"), " ")
group <- rep(1:3, lengths(ticked))
ticks <- t(sapply(strsplit(unlist(ticked), ""), as.numeric))
item <- function(j) unname(pearson(table(ticks[, j], group))$statistic)
# The covariance of the standardised shares of the groups, whole, and its eigenvalues.
eigenvalues <- function(ticks, group) {
  shares <- colMeans(ticks); counts <- table(group); m <- ncol(ticks)
  spread <- sqrt(shares * (1 - shares))
  centre <- diag(length(counts)) - sqrt(outer(as.vector(counts), as.vector(counts))) / sum(counts)
  within <- matrix(0, m * length(counts), m * length(counts))
  for (g in seq_along(counts)) {
    of_group <- ticks[group == g, , drop = FALSE]
    r <- (crossprod(of_group) / nrow(of_group) - outer(colMeans(of_group), colMeans(of_group))) / outer(spread, spread)
    diag(r) <- 1
    within[(g - 1) * m + 1:m, (g - 1) * m + 1:m] <- r
  }
  Re(eigen(kronecker(centre, diag(m)) %*% within %*% kronecker(centre, diag(m)), symmetric = TRUE)$values)
}
second <- function(items) {
  x <- sum(sapply(items, item)); lambda <- eigenvalues(ticks[, items, drop = FALSE], group)
  k <- 2 * length(items)
  c(x * k / sum(lambda^2), k^2 / sum(lambda^2))
}
put("multiple/value", sum(sapply(1:4, item)))
put("multiple/mean-eigenvalue", sum(eigenvalues(ticks, group)) / 8)
put("multiple/first", pchisq(sum(sapply(1:4, item)), 8, lower.tail = FALSE))
put("multiple/second", second(1:4), c("value", "df"))
put("multiple/second/p", pchisq(second(1:4)[1], second(1:4)[2], lower.tail = FALSE))
put("multiple/bonferroni", min(1, 4 * min(sapply(1:4, function(j) exact(unclass(table(ticks[, j], group)), function(y) unname(pearson(y)$statistic))))))
