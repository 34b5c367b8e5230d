# Writes the numbers that the tests of the statistics packages compare with, as the CSV files of testdata/reference
# (one a package). Run it from the root of the repository:
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

# Agreement of two raters: tables of counts, the codes of the first rater in rows.
even <- matrix(c(20, 5, 10, 15), 2, byrow = TRUE)
# K. L. Gwet, Kappa statistic is not satisfactory for assessing the extent of agreement between raters, 2002.
paradox <- matrix(c(118, 5, 2, 0), 2, byrow = TRUE)
# The tables cont3x3abstractors of the package irrCAC and SexualFun of the package vcd.
abstractors <- matrix(c(13, 0, 0, 0, 20, 7, 0, 4, 56), 3, byrow = TRUE)
fun <- matrix(c(7, 7, 2, 3, 2, 8, 3, 7, 1, 5, 4, 9, 2, 8, 9, 14), 4, byrow = TRUE)

distance <- function(k) abs(outer(1:k, 1:k, "-")) / (k - 1)
plain <- function(k) diag(k)
linear <- function(k) 1 - distance(k)
quadratic <- function(k) 1 - distance(k)^2

chance <- list(
  kappa = function(p, w) sum(w * outer(rowSums(p), colSums(p))),
  pi = function(p, w) { m <- (rowSums(p) + colSums(p)) / 2; sum(w * outer(m, m)) },
  ac = function(p, w) { m <- (rowSums(p) + colSums(p)) / 2; k <- nrow(p); sum(w) * sum(m * (1 - m)) / (k * (k - 1)) },
  bp = function(p, w) mean(w)
)
of_shares <- function(p, w, what) {
  expected <- chance[[what]](p, w)
  (sum(w * p) - expected) / (1 - expected)
}
coefficient <- function(x, what, weights = plain) of_shares(x / sum(x), weights(nrow(x)), what)
alpha <- function(x, weights = plain) 1 - (1 - coefficient(x, "pi", weights)) * (1 - 1 / (2 * sum(x)))

# J. L. Fleiss, J. Cohen and B. S. Everitt, Psychological Bulletin 72 (1969), 323-327.
kappa_se <- function(x, weights = plain) {
  p <- x / sum(x); w <- weights(nrow(x)); r <- rowSums(p); s <- colSums(p)
  observed <- sum(w * p); expected <- sum(w * outer(r, s)); kappa <- (observed - expected) / (1 - expected)
  means <- outer(as.vector(w %*% s), as.vector(r %*% w), "+")
  sqrt((sum(p * (w - means * (1 - kappa))^2) - (kappa - expected * (1 - kappa))^2) / sum(x)) / (1 - expected)
}
# K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48, as for weights in the
# Handbook of Inter-Rater Reliability.
ac_se <- function(x, weights = plain) {
  p <- x / sum(x); k <- nrow(p); w <- weights(k); m <- (rowSums(p) + colSums(p)) / 2
  observed <- sum(w * p); expected <- chance$ac(p, w); ac <- (observed - expected) / (1 - expected)
  term <- w - 2 * (1 - ac) * sum(w) * (1 - outer(m, m, "+") / 2) / (k * (k - 1))
  sqrt((sum(p * term^2) - (observed - 2 * (1 - ac) * expected)^2) / sum(x)) / (1 - expected)
}
# What one more unit in each cell does to a function of the shares, by numerical derivatives.
moves <- function(x, f) {
  p <- x / sum(x); h <- 1e-6; u <- p
  for (i in seq_along(p)) {
    unit <- p * 0
    unit[i] <- 1
    u[i] <- (f(p + h * (unit - p)) - f(p - h * (unit - p))) / (2 * h)
  }
  u
}
derived_se <- function(x, what, weights = plain) {
  u <- moves(x, function(p) of_shares(p, weights(nrow(x)), what))
  sqrt(sum(x / sum(x) * u^2) / sum(x))
}
derived_alpha_se <- function(x, weights = plain) derived_se(x, "pi", weights) * (1 - 1 / (2 * sum(x)))
student <- function(value, se, n) pmin(1, pmax(-1, value + c(-1, 1) * qt(0.975, n - 1) * se))

for (name in c("even", "paradox", "abstractors", "fun")) for (scheme in c("plain", "linear", "quadratic")) {
  x <- get(name)
  weights <- get(scheme)
  suffix <- if (scheme == "plain") "" else paste0("/", scheme)
  put(paste0("kappa/", name, suffix), coefficient(x, "kappa", weights))
  put(paste0("kappa/", name, suffix, "/se"), kappa_se(x, weights))
  put(paste0("pi/", name, suffix), coefficient(x, "pi", weights))
  put(paste0("pi/", name, suffix, "/se"), derived_se(x, "pi", weights))
  put(paste0("ac/", name, suffix), coefficient(x, "ac", weights))
  put(paste0("ac/", name, suffix, "/se"), ac_se(x, weights))
  put(paste0("bp/", name, suffix), coefficient(x, "bp", weights))
  put(paste0("bp/", name, suffix, "/se"), derived_se(x, "bp", weights))
  put(paste0("alpha/", name, suffix), alpha(x, weights))
  put(paste0("alpha/", name, suffix, "/se"), derived_alpha_se(x, weights))
  if (scheme == "plain") {
    put(paste0("kappa/", name, "/interval"), student(coefficient(x, "kappa"), kappa_se(x), sum(x)))
    put(paste0("observed/", name, "/interval"), score(sum(diag(x)), sum(x), 0.9))
  }
}

# Three made-up clusters.
clusters <- list(matrix(c(4, 1, 0, 3), 2, byrow = TRUE), matrix(c(2, 2, 1, 2), 2, byrow = TRUE), matrix(c(6, 0, 1, 1), 2, byrow = TRUE))
whole <- Reduce("+", clusters)
derived_clustered_se <- function(what) {
  u <- moves(whole, function(p) of_shares(p, diag(2), what))
  sqrt(3 / 2 * sum(sapply(clusters, function(x) sum(x * u))^2)) / sum(whole)
}
derived_clustered_interval <- function(what) student(coefficient(whole, what), derived_clustered_se(what), 3)
put("kappa/clusters", coefficient(whole, "kappa"))
put("kappa/clusters/se", derived_clustered_se("kappa"))
put("ac/clusters", coefficient(whole, "ac"))
put("ac/clusters/se", derived_clustered_se("ac"))
put("ac/clusters/interval", derived_clustered_interval("ac"))

# Four coders and twelve units: K. Krippendorff, Content Analysis, Sage, 1980.
content <- sapply(strsplit(c("11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3."), ""),
  function(unit) suppressWarnings(as.numeric(unit)))
# By the matrix of coincidences. A unit counts weight times, without a change to n - 1.
krippendorff <- function(delta, weight = rep(1, 12)) {
  coincidences <- matrix(0, 5, 5)
  for (u in 1:12) {
    codes <- content[!is.na(content[, u]), u]
    for (i in seq_along(codes)) for (j in seq_along(codes)) if (i != j) {
      coincidences[codes[i], codes[j]] <- coincidences[codes[i], codes[j]] + weight[u] / (length(codes) - 1)
    }
  }
  n <- rowSums(coincidences)
  1 - (sum(n) - 1) * sum(coincidences * delta) / sum(outer(n, n) * delta)
}
nominal <- 1 - diag(5)
squared <- outer(1:5, 1:5, "-")^2
derived_krippendorff_se <- function(delta) {
  paired <- which(colSums(!is.na(content)) > 1)
  u <- sapply(paired, function(i) {
    step <- 1e-5 * (1:12 == i)
    (krippendorff(delta, 1 + step) - krippendorff(delta, 1 - step)) / 2e-5
  })
  sqrt(sum((u - mean(u))^2))
}
put("alpha/content/nominal", krippendorff(nominal))
put("alpha/content/nominal/se", derived_krippendorff_se(nominal))
put("alpha/content/squared", krippendorff(squared))
put("alpha/content/squared/se", derived_krippendorff_se(squared))

# Half of the probability of outcomes as likely as the one observed does not count.
mid_p <- function(b, c) {
  likely <- dbinom(0:(b + c), b + c, 0.5)
  seen <- likely[b + 1]
  sum(likely[likely < seen * (1 - 1e-9)]) + sum(likely[abs(likely - seen) <= seen * 1e-9]) / 2
}
put("mcnemar/9-2", binom.test(9, 11)$p.value)
put("mcnemar/1-7", binom.test(1, 8)$p.value)
put("mcnemar/5-5", binom.test(5, 10)$p.value)
put("mcnemar/0-40", binom.test(0, 40)$p.value)
put("mid-p/9-2", mid_p(9, 2))
put("mid-p/1-7", mid_p(1, 7))
put("mid-p/5-5", mid_p(5, 5))
put("mid-p/0-40", mid_p(0, 40))

# R. G. Newcombe, Statistics in Medicine 17 (1998), 2635-2650, method 10.
newcombe_paired <- function(a, b, c, d) {
  n <- a + b + c + d; p1 <- (a + b) / n; p2 <- (a + c) / n; s1 <- score(a + b, n); s2 <- score(a + c, n)
  cross <- a * d - b * c
  if (cross > 0) cross <- max(cross - n / 2, 0)
  product <- (a + b) * (c + d) * (a + c) * (b + d)
  phi <- if (product == 0) 0 else cross / sqrt(product)
  x <- c(p1 - s1[1], s1[2] - p1); y <- c(s2[2] - p2, p2 - s2[1])
  p1 - p2 + c(-1, 1) * sqrt(x^2 - 2 * phi * x * y + y^2)
}
put("newcombe-paired/36-12-2-0", newcombe_paired(36, 12, 2, 0))
put("newcombe-paired/1-1-7-12", newcombe_paired(1, 1, 7, 12))
put("newcombe-paired/20-3-2-9", newcombe_paired(20, 3, 2, 9))
put("newcombe-paired/0-0-0-6", newcombe_paired(0, 0, 0, 6))

save_as("agree.csv")

# Other intervals of proportions, and the reliability of scales.
references_of_proportions_and_reliability <- function() {
  corrected <- function(x, n, level = 0.95) suppressWarnings(prop.test(x, n, conf.level = level)$conf.int)
  exact <- function(x, n, level = 0.95) binom.test(x, n, conf.level = level)$conf.int
  # The roots of the two tails, each with half of the probability of the count.
  mid <- function(x, n, level = 0.95) {
    a <- (1 - level) / 2
    lower <- function(p) pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2 - a
    upper <- function(p) pbinom(x - 1, n, p) + dbinom(x, n, p) / 2 - a
    # The bounds of the exact interval hold the roots; uniroot alone stops too early, and bisection ends at a number.
    root <- function(f, from, to) {
      rising <- f(to) > 0
      for (step in 1:200) {
        middle <- (from + to) / 2
        if ((f(middle) > 0) == rising) to <- middle else from <- middle
      }
      (from + to) / 2
    }
    c(if (x == 0) 0 else root(lower, 0, x / n), if (x == n) 1 else root(upper, x / n, 1))
  }
  jeffreys <- function(x, n, level = 0.95) {
    a <- (1 - level) / 2
    c(if (x == 0) 0 else qbeta(a, x + 0.5, n - x + 0.5), if (x == n) 1 else qbeta(1 - a, x + 0.5, n - x + 0.5))
  }
  agresti_coull <- function(x, n, level = 0.95) {
    z <- qnorm(1 - (1 - level) / 2)
    p <- (x + z^2 / 2) / (n + z^2)
    pmin(1, pmax(0, p + c(-1, 1) * z * sqrt(p * (1 - p) / (n + z^2))))
  }
  logit <- function(x, n, level = 0.95) {
    if (x == 0 || x == n) return(exact(x, n, level))
    plogis(qlogis(x / n) + c(-1, 1) * qnorm(1 - (1 - level) / 2) * sqrt(n / (x * (n - x))))
  }
  arcsine <- function(x, n, level = 0.95) {
    angle <- asin(sqrt((x + 0.375) / (n + 0.75))) + c(-1, 1) * qnorm(1 - (1 - level) / 2) / (2 * sqrt(n))
    bounds <- sin(pmin(pi / 2, pmax(0, angle)))^2
    c(if (x == 0) 0 else bounds[1], if (x == n) 1 else bounds[2])
  }
  each <- function(id, interval) {
    interval <- as.name(interval)
    eval(bquote({
      put(paste0(id, "/81-263"), .(interval)(81, 263))
      put(paste0(id, "/17-21"), .(interval)(17, 21))
      put(paste0(id, "/15-15"), .(interval)(15, 15))
      put(paste0(id, "/0-20"), .(interval)(0, 20))
      put(paste0(id, "/1-29"), .(interval)(1, 29))
      put(paste0(id, "/17-21/99"), .(interval)(17, 21, 0.99))
      put(paste0(id, "/1234-56789/50"), .(interval)(1234, 56789, 0.5))
    }))
  }
  each("wilson-continuity", "corrected")
  each("clopper-pearson", "exact")
  each("mid-p", "mid")
  each("jeffreys", "jeffreys")
  each("agresti-coull", "agresti_coull")
  each("logit", "logit")
  each("arcsine", "arcsine")
  save_as("proportion.csv")

  alpha <- function(x) {
    v <- cov(x)
    ncol(x) / (ncol(x) - 1) * (1 - sum(diag(v)) / sum(v))
  }
  standardised <- function(x) alpha(scale(x))
  feldt <- function(x, level = 0.95) {
    n <- nrow(x)
    1 - (1 - alpha(x)) * qf(c(1 + level, 1 - level) / 2, n - 1, (n - 1) * (ncol(x) - 1))
  }
  item_total <- function(x) sapply(seq_len(ncol(x)), function(i) cor(x[, i], rowSums(x[, -i])))
  if_dropped <- function(x) sapply(seq_len(ncol(x)), function(i) alpha(x[, -i]))
  reliability <- function(data) {
    x <- as.name(data)
    items <- seq_len(ncol(get(data, parent.frame())))
    eval(bquote({
      put(paste0(data, "/alpha"), alpha(.(x)))
      put(paste0(data, "/alpha"), feldt(.(x)))
      put(paste0(data, "/alpha/90"), feldt(.(x), 0.9))
      put(paste0(data, "/standardised"), standardised(.(x)))
      put(paste0(data, "/item-total"), item_total(.(x)), suffix = items)
      put(paste0(data, "/if-dropped"), if_dropped(.(x)), suffix = items)
    }))
  }
  # Six people and four statements from 1 to 5, made up; eight people and five items that are right or wrong, made up.
  ratings <- cbind(c(4, 2, 5, 3, 1, 4), c(5, 2, 4, 3, 2, 4), c(4, 3, 5, 2, 1, 5), c(2, 4, 3, 3, 5, 2))
  tests <- cbind(
    c(1, 1, 1, 0, 1, 0, 1, 1), c(1, 1, 0, 0, 1, 0, 1, 0), c(1, 0, 1, 0, 1, 1, 1, 0), c(0, 1, 0, 0, 1, 0, 1, 0),
    c(1, 0, 0, 0, 1, 0, 0, 0)
  )
  # Attitudes of the clerks of a firm, as package datasets has them.
  attitudes <- as.matrix(datasets::attitude)
  reliability("ratings")
  reliability("tests")
  reliability("attitudes")
  save_as("reliability.csv")
}

references_of_proportions_and_reliability()
