# Writes the numbers that the tests of pkg/estimate and pkg/assoc compare with, as testdata/reference/estimate.csv and
# testdata/reference/assoc.csv. Run it from the root of the repository:
#
#   Rscript scripts/reference.R
#
# Every row holds a name, a value with 15 significant digits and the call that gave it. Only base R is needed.

rows <- NULL

# Records each value of a call under the name, followed by a suffix where there are several values.
put <- function(name, value, suffix = c("lo", "hi")) {
  call <- paste(trimws(deparse(substitute(value), width.cutoff = 500)), collapse = " ")
  value <- as.numeric(value)
  names <- if (length(value) == 1) name else paste(name, suffix, sep = "/")
  rows <<- rbind(rows, data.frame(name = names, value = trimws(formatC(value, digits = 15, format = "g")), call = call))
}

save_as <- function(file) {
  write.csv(rows, file.path("testdata", "reference", file), row.names = FALSE, eol = "\n")
  rows <<- NULL
}

score <- function(x, n, level = 0.95) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)

# Inverts the hypergeometric test with equal tails by trying every total.
finite <- function(x, n, N, level = 0.95) {
  total <- x:(N - n + x)
  rejected <- (1 - level) / 2
  kept <- phyper(x - 1, total, N - total, n, lower.tail = FALSE) > rejected & phyper(x, total, N - total, n) > rejected
  range(total[kept]) / N
}

newcombe <- function(x1, n1, x2, n2, level = 0.95) {
  p1 <- x1 / n1
  p2 <- x2 / n2
  s1 <- score(x1, n1, level)
  s2 <- score(x2, n2, level)
  p1 - p2 + c(-sqrt((p1 - s1[1])^2 + (s2[2] - p2)^2), sqrt((s1[2] - p1)^2 + (p2 - s2[1])^2))
}

put("wilson/81-263", score(81, 263))
put("wilson/17-21", score(17, 21))
put("wilson/8-15", score(8, 15))
put("wilson/15-15", score(15, 15))
put("wilson/0-20", score(0, 20))
put("wilson/17-21/99", score(17, 21, 0.99))
put("wilson/1234-56789/50", score(1234, 56789, 0.5))

put("finite/17-21-22", finite(17, 21, 22))
put("finite/12-15-18", finite(12, 15, 18))
put("finite/0-20-50", finite(0, 20, 50))
put("finite/37-120-1000/90", finite(37, 120, 1000, 0.9))
put("finite/600-1400-100000", finite(600, 1400, 1e5))
put("finite/3-50-1000000", finite(3, 50, 1e6))

put("newcombe/56-70-48-80", newcombe(56, 70, 48, 80))
put("newcombe/0-10-0-20", newcombe(0, 10, 0, 20))
put("newcombe/17-21-8-15/90", newcombe(17, 21, 8, 15, 0.9))

budget <- c(0, 12500, 20000, 146981, 33000.5, 20000, 8750.25, 61200)
put("describe/sum", sum(budget))
put("describe/mean", mean(budget))
put("describe/sd", sd(budget))
put("describe/quartile", quantile(budget, c(0.25, 0.5, 0.75), type = 7), suffix = 1:3)
put("mean", t.test(budget)$conf.int)
put("mean/99", t.test(budget, conf.level = 0.99)$conf.int)
put("mean/finite-15", mean(budget) + c(-1, 1) * qt(0.975, 7) * sd(budget) * sqrt((1 - 8 / 15) / 8))

save_as("estimate.csv")

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

save_as("assoc.csv")
