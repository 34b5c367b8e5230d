# Correlations: assoc.csv.

# Nine pairs without ties: M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, Wiley, 1973, p. 187,
# as in the help of cor.test.
lightness <- c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1)
panel <- c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)
# Fifteen pairs without ties and fifteen pairs with many, both made up.
wide <- c(3, 14, 7, 1, 12, 5, 9, 15, 2, 11, 6, 13, 4, 10, 8)
deep <- c(5.5, 9.1, 4.2, 1.7, 13, 2.9, 8.4, 15.5, 6.1, 7.3, 3.8, 14.2, 0.4, 12.6, 10.9)
agree <- c(1, 4, 2, 1, 5, 3, 3, 4, 2, 5, 2, 4, 1, 3, 4)
count <- c(2, 7, 2, 0, 9, 2, 7, 7, 0, 4, 2, 9, 2, 4, 4)
# Seven pairs with ties, short enough to try every permutation.
few <- c(12, 2, 1, 12, 2, 7, 5)
low <- c(1, 4, 7, 1, 0, 4, 2)
# Forty pairs without ties, made up: every multiple of 17 has another remainder.
in_order <- 1:40
forty <- in_order + 2.03 * ((17 * in_order) %% 41)

fisher <- function(r, se) tanh(atanh(r) + c(-1, 1) * qnorm(0.975) * se)
bonett_wright <- function(x, y) {
  r <- cor(x, y, method = "spearman")
  fisher(r, sqrt((1 + r^2 / 2) / (length(x) - 3)))
}
fieller <- function(x, y) fisher(cor(x, y, method = "kendall"), sqrt(0.437 / (length(x) - 4)))

permutations <- function(x) {
  if (length(x) <= 1) return(matrix(x))
  do.call(cbind, lapply(seq_along(x), function(i) rbind(x[i], permutations(x[-i]))))
}
# Two-sided p over all permutations; coefficients that differ by rounding only count as equal.
every <- function(x, y, method) {
  null <- apply(permutations(y), 2, function(z) cor(x, z, method = method))
  mean(abs(null) >= abs(cor(x, y, method = method)) - 1e-9)
}

put("pearson/panel", cor(lightness, panel))
put("pearson/panel/interval", cor.test(lightness, panel)$conf.int)
put("pearson/wide", cor(wide, deep))
put("pearson/wide/interval", cor.test(wide, deep)$conf.int)
put("pearson/agree", cor(agree, count))
put("pearson/agree/interval", cor.test(agree, count)$conf.int)
put("pearson/few/p", every(few, low, "pearson"))

put("spearman/panel", cor(lightness, panel, method = "spearman"))
put("spearman/panel/interval", bonett_wright(lightness, panel))
put("spearman/panel/p", cor.test(lightness, panel, method = "spearman", exact = TRUE)$p.value)
put("spearman/wide", cor(wide, deep, method = "spearman"))
put("spearman/wide/interval", bonett_wright(wide, deep))
put("spearman/agree", cor(agree, count, method = "spearman"))
put("spearman/agree/interval", bonett_wright(agree, count))
put("spearman/few/p", every(few, low, "spearman"))

put("kendall/panel", cor(lightness, panel, method = "kendall"))
put("kendall/panel/interval", fieller(lightness, panel))
put("kendall/panel/p", cor.test(lightness, panel, method = "kendall", exact = TRUE)$p.value)
put("kendall/wide", cor(wide, deep, method = "kendall"))
put("kendall/wide/interval", fieller(wide, deep))
put("kendall/wide/p", cor.test(wide, deep, method = "kendall", exact = TRUE)$p.value)
put("kendall/agree", cor(agree, count, method = "kendall"))
put("kendall/agree/interval", fieller(agree, count))
put("kendall/few/p", every(few, low, "kendall"))
put("kendall/forty/p", cor.test(in_order, forty, method = "kendall", exact = TRUE)$p.value)

# Point-biserial: a variable of the values 2 and 5, against all choices of which rows have the 5.
side <- c(2, 5, 2, 2, 5, 2, 5, 5, 2, 2, 2, 5, 2, 2, 5)
splits <- function(x, y) {
  null <- apply(combn(length(x), sum(x == max(x))), 2, function(rows) cor(replace(x * 0, rows, 1), y))
  mean(abs(null) >= abs(cor(x, y)) - 1e-9)
}
put("point-biserial/agree", cor(side, agree))
put("point-biserial/agree/interval", cor.test(side, agree)$conf.int)
put("point-biserial/agree/p", splits(side, agree))
put("point-biserial/deep", cor(side, deep))
put("point-biserial/deep/interval", cor.test(side, deep)$conf.int)
put("point-biserial/deep/p", splits(side, deep))
# With two groups the p value of tau-b is that of the rank sum.
put("kendall/side/p", wilcox.test(deep[side == 2], deep[side == 5], exact = TRUE)$p.value)

# Theil-Sen: the slopes between rows with different x, and Sen's interval from the distribution of Kendall's statistic.
slopes <- function(x, y) {
  b <- outer(y, y, "-") / outer(x, x, "-")
  sort(b[lower.tri(b) & outer(x, x, "!=")])
}
theil_sen <- function(x, y) {
  b <- median(slopes(x, y))
  c(b, median(y - b * x))
}
# The probability of each number of discordant pairs of x with distinct values, over all permutations.
discordant <- function(x) {
  d <- apply(permutations(seq_along(x)), 2, function(y) sum(outer(x, x, "-") * outer(y, y, "-") < 0) / 2)
  table(factor(d, levels = 0:max(d))) / length(d)
}
sen <- function(b, probabilities, alpha = 0.05) {
  r <- sum(cumsum(probabilities) <= alpha / 2)
  c(b[r], b[length(b) - r + 1], 1 - 2 * sum(probabilities[seq_len(r)]))
}
kendall <- function(n) diff(c(0, .Call(stats:::C_pKendall, 0:(n * (n - 1) / 2), n)))
put("theil-sen/panel", theil_sen(lightness, panel), suffix = c("slope", "intercept"))
put("theil-sen/panel/interval", sen(slopes(lightness, panel), kendall(9)), suffix = c("lo", "hi", "reached"))
put("theil-sen/wide", theil_sen(wide, deep), suffix = c("slope", "intercept"))
put("theil-sen/wide/interval", sen(slopes(wide, deep), kendall(15)), suffix = c("lo", "hi", "reached"))
put("theil-sen/few", theil_sen(few, low), suffix = c("slope", "intercept"))
put("theil-sen/few/interval", sen(slopes(few, low), discordant(few)), suffix = c("lo", "hi", "reached"))
