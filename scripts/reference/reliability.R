# Reliability of scales: reliability.csv.

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
