# What sides speak of: keyness.csv.

# Made up: mentions a of n1 words and b of n2, and respondents a of n1 and b of n2.
rates <- list(
  even = c(12, 1000, 15, 1100), rare = c(3, 812, 0, 1930), none = c(0, 500, 4, 450), far = c(90, 4000, 20, 9000),
  many = c(5210, 1e6, 4980, 9.7e5), one = c(1, 20, 0, 30), skewed = c(7, 100, 300, 9000)
)
sides <- list(small = c(17, 21, 8, 15), empty = c(5, 21, 0, 15), all = c(21, 21, 9, 15), large = c(2310, 40000, 1500, 31000))

term <- function(o, e) ifelse(o == 0, 0, o * log(o / e))
rate_g2 <- function(x) {
  e <- c(x[2], x[4]) * (x[1] + x[3]) / (x[2] + x[4])
  2 * sum(term(c(x[1], x[3]), e))
}
fourfold <- function(x) matrix(c(x[1], x[2] - x[1], x[3], x[4] - x[3]), 2, byrow = TRUE)
table_g2 <- function(x) {
  o <- fourfold(x)
  2 * sum(term(o, outer(rowSums(o), colSums(o)) / sum(o)))
}
log_ratio <- function(x) log2(max(x[1], 0.5) / x[2]) - log2(max(x[3], 0.5) / x[4])

for (name in names(rates)) {
  x <- rates[[name]]
  put(paste0("mentions/", name, "/g2"), rate_g2(x))
  put(paste0("mentions/", name, "/ratio"), log_ratio(x))
  put(paste0("mentions/", name, "/p"), binom.test(x[1], x[1] + x[3], x[2] / (x[2] + x[4]))$p.value)
}
for (name in names(sides)) {
  x <- sides[[name]]
  put(paste0("respondents/", name, "/g2"), table_g2(x))
  put(paste0("respondents/", name, "/ratio"), log_ratio(x))
  put(paste0("respondents/", name, "/p"), fisher.test(fourfold(x))$p.value)
}
# Beyond a million.
put("mentions/huge/p", pchisq(rate_g2(c(700100, 9e7, 699000, 9e7)), 1, lower.tail = FALSE))
put("respondents/huge/p", pchisq(table_g2(c(700100, 9e7, 699000, 9e7)), 1, lower.tail = FALSE))

# The themes of eight units, and all pairs of them.
units <- list(c(0, 1), c(0, 1, 2), c(0), c(1, 2), c(0, 1), c(2), c(0, 1, 3), c())
has <- sapply(0:3, function(theme) sapply(units, function(unit) theme %in% unit))
pairs <- combn(4, 2)
p <- apply(pairs, 2, function(k) fisher.test(table(factor(has[, k[1]], c(TRUE, FALSE)), factor(has[, k[2]], c(TRUE, FALSE))))$p.value)
for (k in seq_len(ncol(pairs))) {
  x <- has[, pairs[1, k]]; y <- has[, pairs[2, k]]
  name <- paste0("pair/", pairs[1, k] - 1, "-", pairs[2, k] - 1)
  put(paste0(name, "/jaccard"), sum(x & y) / sum(x | y))
  put(paste0(name, "/lift"), mean(x & y) / (mean(x) * mean(y)))
  put(paste0(name, "/p"), p[k])
  put(paste0(name, "/holm"), p.adjust(p, "holm")[k])
  put(paste0(name, "/bh"), p.adjust(p, "BH")[k])
}
