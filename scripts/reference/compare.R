# Tests between groups: compare.csv.

# Half-time of mucociliary clearance of three groups: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods,
# Wiley, 1973, p. 116, as in the help of kruskal.test. Permeability of the chorioamnion at term and at 12 to 26 weeks:
# the same book, p. 69, as in the help of wilcox.test. Neither has ties.
normal <- c(2.9, 3.0, 2.5, 2.6, 3.2)
obstructive <- c(3.8, 2.7, 4.0, 2.4)
asbestosis <- c(2.8, 3.4, 3.7, 2.2, 2.0)
term <- c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)
weeks <- c(1.15, 0.88, 0.90, 0.74, 1.21)
# Scores in three bands of budgets, with ties, made up.
small <- c(3, 5, 5, 7)
middle <- c(5, 8, 9, 7, 9)
large <- c(9, 12, 9, 15)
# Two sides in eight regions, of which two have one side only, made up.
units <- data.frame(
  region = c(1, 1, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 6, 7, 8, 8),
  first = c(1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0),
  value = c(12, 9, 7, 14, 11, 8, 9, 6, 10, 5, 5, 8, 13, 13, 11, 7, 4, 15, 3, 2)
)
# Depression scale factor of nine patients at two visits: Hollander and Wolfe, 1973, p. 29, as in the help of wilcox.test,
# without ties. Ten scores at two times, with ties and two that stay, made up.
first_visit <- c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
second_visit <- c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
before <- c(3, 5, 4, 6, 2, 7, 5, 5, 8, 4)
after <- c(5, 5, 7, 7, 4, 6, 8, 5, 9, 7)
# Two-sided p of the signed-rank sum over every choice of the signs, mid-ranks, pairs without a difference left out.
signed <- function(x, y) {
  d <- (x - y)[x != y]
  r <- rank(abs(d))
  null <- as.matrix(expand.grid(rep(list(0:1), length(d)))) %*% r
  mean(abs(null - sum(r) / 2) >= abs(sum(r[d > 0]) - sum(r) / 2) - 1e-9)
}
three <- list(normal, obstructive, asbestosis)
bands <- list(small, middle, large)

# A statistic of every assignment of the values of three groups to groups of their sizes.
assignments <- function(groups, statistic) {
  values <- unlist(groups)
  n <- lengths(groups)
  first <- combn(length(values), n[1])
  unlist(lapply(seq_len(ncol(first)), function(i) {
    rest <- setdiff(seq_along(values), first[, i])
    apply(combn(rest, n[2]), 2, function(second) statistic(first[, i], second, setdiff(rest, second)))
  }))
}
spread <- function(groups) {
  r <- rank(unlist(groups))
  null <- assignments(groups, function(a, b, c) sum(r[a])^2 / length(a) + sum(r[b])^2 / length(b) + sum(r[c])^2 / length(c))
  observed <- sum(sapply(split(r, rep(seq_along(groups), lengths(groups))), function(s) sum(s)^2 / length(s)))
  mean(null >= observed - 1e-9)
}
pairs <- function(x, y) sum(outer(x, y, "<") + outer(x, y, "==") / 2)
jonckheere <- function(groups) pairs(groups[[1]], groups[[2]]) + pairs(groups[[1]], groups[[3]]) + pairs(groups[[2]], groups[[3]])
trend <- function(groups) {
  values <- unlist(groups)
  n <- lengths(groups)
  above <- outer(values, values, "<") + outer(values, values, "==") / 2
  null <- assignments(groups, function(a, b, c) sum(above[a, b]) + sum(above[a, c]) + sum(above[b, c]))
  j <- jonckheere(groups)
  center <- (sum(n)^2 - sum(n^2)) / 4
  c(mean(null >= j), mean(null <= j), mean(abs(null - center) >= abs(j - center)))
}
# Two-sided p of the difference of means of two groups over every choice of the first.
splits <- function(x, y) {
  all <- c(x, y)
  null <- apply(combn(length(all), length(x)), 2, function(rows) mean(all[rows]) - mean(all[-rows]))
  mean(abs(null) >= abs(mean(x) - mean(y)) - 1e-9)
}
ranked <- function(x, y) {
  r <- rank(c(x, y))
  splits(r[seq_along(x)], r[-seq_along(x)])
}
superiority <- function(x, y) mean(outer(x, y, ">") + outer(x, y, "==") / 2)
# The interval of R. G. Newcombe, Statistics in Medicine 25 (2006), 559-573, method 5.
newcombe <- function(theta, m, n) {
  larger <- (m + n) / 2 - 1
  off <- function(t) {
    (theta - t)^2 - qnorm(0.975)^2 * t * (1 - t) * (1 + larger * (1 - t) / (2 - t) + larger * t / (1 + t)) / (m * n)
  }
  c(uniroot(off, c(0, theta), tol = 1e-15)$root, uniroot(off, c(theta, 1), tol = 1e-15)$root)
}
hedges <- function(x, y) {
  f <- length(x) + length(y) - 2
  s <- sqrt(((length(x) - 1) * var(x) + (length(y) - 1) * var(y)) / f)
  exp(lgamma(f / 2) - lgamma((f - 1) / 2)) / sqrt(f / 2) * (mean(x) - mean(y)) / s
}
# The regions of both sides; the sides are exchanged in every way.
both <- subset(units, region <= 6)
regions <- as.matrix(expand.grid(rep(list(0:1), 6)))
exchanged <- function(statistic) {
  null <- apply(regions, 1, function(turn) statistic(abs(both$first - turn[both$region])))
  mean(abs(null) >= abs(statistic(both$first)) - 1e-9)
}
each_region <- function(first) {
  means <- tapply(both$value, list(both$region, first), mean)
  mean(means[, 2] - means[, 1])
}
each_unit <- function(first) mean(both$value[first == 1]) - mean(both$value[first == 0])

put("kruskal/three/h", kruskal.test(three)$statistic)
put("kruskal/three/chi-square", kruskal.test(three)$p.value)
put("kruskal/three/p", spread(three))
put("kruskal/bands/h", kruskal.test(bands)$statistic)
put("kruskal/bands/chi-square", kruskal.test(bands)$p.value)
put("kruskal/bands/p", spread(bands))
put("kruskal/bands/epsilon", summary(lm(rank(unlist(bands)) ~ factor(rep(1:3, lengths(bands)))))$r.squared)
put("jonckheere/three/j", jonckheere(three))
put("jonckheere/three/p", trend(three), suffix = c("increasing", "decreasing", "two-sided"))
put("jonckheere/bands/j", jonckheere(bands))
put("jonckheere/bands/p", trend(bands), suffix = c("increasing", "decreasing", "two-sided"))
put("wilcoxon/term/u", wilcox.test(term, weeks)$statistic)
put("wilcoxon/term/p", wilcox.test(term, weeks)$p.value)
put("wilcoxon/term/shift", median(outer(term, weeks, "-")))
put("wilcoxon/term/shift", wilcox.test(term, weeks, conf.int = TRUE)$conf.int)
put("wilcoxon/term/superiority", superiority(term, weeks))
put("wilcoxon/term/superiority", newcombe(superiority(term, weeks), 10, 5))
put("wilcoxon/ties/p", ranked(small, large))
put("wilcoxon/ties/superiority", superiority(small, middle))
put("wilcoxon/ties/superiority", newcombe(superiority(small, middle), 4, 5))
put("means/term/p", splits(term, weeks))
put("means/term/difference", mean(term) - mean(weeks))
put("means/term/difference", t.test(term, weeks)$conf.int)
put("means/term/hedges", hedges(term, weeks))
put("means/ties/p", splits(small, middle))
put("means/ties/difference", mean(small) - mean(middle))
put("means/ties/difference", t.test(small, middle)$conf.int)
put("means/ties/hedges", hedges(small, middle))
put("regions/each-region", each_region(both$first))
put("regions/each-region/p", exchanged(each_region))
put("regions/each-unit", each_unit(both$first))
put("regions/each-unit/p", exchanged(each_unit))
put("paired/visits/v", wilcox.test(first_visit, second_visit, paired = TRUE)$statistic)
put("paired/visits/p", wilcox.test(first_visit, second_visit, paired = TRUE)$p.value)
put("paired/visits/difference", t.test(first_visit, second_visit, paired = TRUE)$estimate)
put("paired/visits/difference", t.test(first_visit, second_visit, paired = TRUE)$conf.int)
put("paired/visits/se", t.test(first_visit, second_visit, paired = TRUE)$stderr)
put("paired/ties/p", signed(after, before))
put("paired/ties/difference", mean(after) - mean(before))
put("paired/ties/difference", t.test(after, before, paired = TRUE)$conf.int)
put("paired/ties/se", t.test(after, before, paired = TRUE)$stderr)
