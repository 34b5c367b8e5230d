# Agreement of two sides or more: agree.csv.

score <- function(x, n, level = 0.95) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)

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
# By the matrix of coincidences. A unit counts weight times. The distance may depend on how often each code was given.
krippendorff <- function(delta, weight = rep(1, ncol(content)), content = get("content", parent.frame())) {
  size <- max(content, na.rm = TRUE)
  coincidences <- matrix(0, size, size)
  for (u in seq_len(ncol(content))) {
    codes <- content[!is.na(content[, u]), u]
    for (i in seq_along(codes)) for (j in seq_along(codes)) if (i != j) {
      coincidences[codes[i], codes[j]] <- coincidences[codes[i], codes[j]] + weight[u] / (length(codes) - 1)
    }
  }
  n <- rowSums(coincidences)
  if (is.function(delta)) delta <- delta(n)
  1 - (sum(n) - 1) * sum(coincidences * delta) / sum(outer(n, n) * delta)
}
nominal <- 1 - diag(5)
squared <- outer(1:5, 1:5, "-")^2
ratio <- (outer(1:5, 1:5, "-") / outer(1:5, 1:5, "+"))^2
ordinal <- function(n) {
  middles <- cumsum(n) - n / 2
  outer(middles, middles, "-")^2
}
derived_krippendorff_se <- function(delta, content = get("content", parent.frame())) {
  paired <- which(colSums(!is.na(content)) > 1)
  u <- sapply(paired, function(i) {
    step <- 1e-5 * (seq_len(ncol(content)) == i)
    (krippendorff(delta, 1 + step, content) - krippendorff(delta, 1 - step, content)) / 2e-5
  })
  sqrt(sum((u - mean(u))^2))
}
put("alpha/content/nominal", krippendorff(nominal))
put("alpha/content/nominal/se", derived_krippendorff_se(nominal))
put("alpha/content/squared", krippendorff(squared))
put("alpha/content/squared/se", derived_krippendorff_se(squared))
put("alpha/content/ordinal", krippendorff(ordinal))
put("alpha/content/ordinal/se", derived_krippendorff_se(ordinal))
put("alpha/content/ratio", krippendorff(ratio))
put("alpha/content/ratio/se", derived_krippendorff_se(ratio))
# Amounts in millions from two sides and a third that is often silent, made up: their codes, and the ratios of the amounts.
amounts <- rbind(c(0, 3, 12, 7.5, NA, 3, 40, 1), c(0, 4, 9, 7.5, 2, 3, 25, 0), c(1, NA, NA, 7.5, 2, NA, NA, NA))
levels <- sort(unique(as.vector(amounts)))
codes <- matrix(match(amounts, levels), 3)
apart <- (outer(levels, levels, "-") / pmax(1e-300, outer(levels, levels, "+")))^2
put("alpha/amounts/ratio", krippendorff(apart, content = codes))
put("alpha/amounts/ratio/se", derived_krippendorff_se(apart, codes))
put("alpha/amounts/ordinal", krippendorff(ordinal, content = codes))
put("alpha/amounts/ordinal/se", derived_krippendorff_se(ordinal, codes))
put("alpha/amounts/squared", krippendorff(outer(levels, levels, "-")^2, content = codes))

# Several coders with missing codes: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition, 2014, chapters 2 and 5.
several <- function(what, together = seq_len(ncol(content)), content = get("content", parent.frame()), size = max(content, na.rm = TRUE)) {
  together <- together[colSums(!is.na(content)) > 0]
  content <- content[, colSums(!is.na(content)) > 0]
  counts <- t(apply(content, 2, function(codes) tabulate(codes[!is.na(codes)], size)))
  codes <- rowSums(counts); n <- length(codes); paired <- codes > 1
  agreed <- ifelse(paired, rowSums(counts * (counts - 1)) / pmax(1, codes * (codes - 1)), 0)
  observed <- sum(agreed) / sum(paired)
  if (what == "pairs") {
    expected <- 0; kappa <- observed; n <- sum(paired)
    moves <- (agreed - observed)[paired]; together <- together[paired]
  } else {
    if (what == "ac") {
      shares <- colMeans(counts / codes)
      expected <- sum(shares * (1 - shares)) / (size - 1)
      by_chance <- as.vector(sweep(counts / codes, 2, shares) %*% (1 - 2 * shares)) / (size - 1)
    } else if (what == "fleiss") {
      shares <- colMeans(counts / codes)
      expected <- sum(shares^2)
      by_chance <- as.vector(sweep(counts / codes, 2, shares) %*% (2 * shares))
    } else if (what == "bp") {
      expected <- 1 / size; by_chance <- 0
    } else {
      given <- rowSums(!is.na(content)); raters <- nrow(content)
      rates <- t(apply(content, 1, function(row) tabulate(row[!is.na(row)], size))) / given
      others <- outer(rep(1, raters), colSums(rates)) - rates
      expected <- sum(rates * others) / (raters * (raters - 1))
      by_chance <- sapply(seq_len(n), function(u) {
        there <- which(!is.na(content[, u]))
        sum(sapply(there, function(g) 2 * n / given[g] * (others[g, content[g, u]] - sum(rates[g, ] * others[g, ])))) / (raters * (raters - 1))
      })
    }
    kappa <- (observed - expected) / (1 - expected)
    moves <- ifelse(paired, n / sum(paired) * (agreed - expected) / (1 - expected), 0) - kappa - (1 - kappa) * by_chance / (1 - expected)
  }
  sums <- tapply(moves, together, sum); clusters <- length(sums)
  se <- sqrt(clusters / (clusters - 1) * sum(sums^2)) / n
  list(value = kappa, se = se, interval = pmin(1, pmax(-1, kappa + c(-1, 1) * qt(0.975, clusters - 1) * se)))
}
# The twelve units in four clusters.
four <- rep(1:4, 3)
for (what in c("pairs", "conger", "ac", "fleiss", "bp")) {
  put(paste0("several/", what), several(what)$value)
  put(paste0("several/", what, "/se"), several(what)$se)
  put(paste0("several/", what, "/interval"), several(what)$interval)
  put(paste0("several/", what, "/clusters/se"), several(what, four)$se)
  put(paste0("several/", what, "/clusters/interval"), several(what, four)$interval)
}
derived_clustered_krippendorff_se <- function(delta, together) {
  paired <- which(colSums(!is.na(content)) > 1)
  u <- sapply(paired, function(i) {
    step <- 1e-5 * (seq_len(ncol(content)) == i)
    (krippendorff(delta, 1 + step) - krippendorff(delta, 1 - step)) / 2e-5
  })
  sums <- tapply(u - mean(u), together[paired], sum)
  sqrt(length(sums) / (length(sums) - 1) * sum(sums^2))
}
put("alpha/content/clusters/se", derived_clustered_krippendorff_se(nominal, four))

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
