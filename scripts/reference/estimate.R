# Intervals of proportions, differences and means: estimate.csv.

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

# Intervals of quantiles between two values of the sample: their ranks and the level that these reach. Of a population of
# N, the quantile is of type 7.
ranks <- function(n, p, N = 0, level = 0.95) {
  r <- 1:n
  if (N == 0) {
    below <- pbinom(r - 1, n, p)
    above <- pbinom(r - 1, n, p, lower.tail = FALSE)
  } else {
    h <- (N - 1) * p + 1
    below <- phyper(r - 1, floor(h), N - floor(h), n)
    above <- phyper(r - 1, ceiling(h) - 1, N - ceiling(h) + 1, n, lower.tail = FALSE)
  }
  j <- max(r[below <= (1 - level) / 2])
  k <- min(r[above <= (1 - level) / 2])
  c(j, k, 1 - below[j] - above[k])
}
each <- c("lower", "upper", "reached")
put("ranks/6-50", ranks(6, 0.5), suffix = each)
put("ranks/10-50", ranks(10, 0.5), suffix = each)
put("ranks/15-50", ranks(15, 0.5), suffix = each)
put("ranks/21-25", ranks(21, 0.25), suffix = each)
put("ranks/1000-90/99", ranks(1000, 0.9, level = 0.99), suffix = each)
put("ranks/15-50-18", ranks(15, 0.5, 18), suffix = each)
put("ranks/21-25-22", ranks(21, 0.25, 22), suffix = each)
put("ranks/100-75-150/90", ranks(100, 0.75, 150, 0.9), suffix = each)
put("ranks/400-50-100000", ranks(400, 0.5, 1e5), suffix = each)
put("quantile/30", quantile(budget, 0.3))
