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
# The likeliest uniquenesses of one factor, as factanal finds them, made exact by Newton's method on the equations of
# K. G. Joreskog, Psychometrika 32 (1967), 443-482: those at the bound of .005 stay there.
loadings_of <- function(psi, r) {
  e <- eigen(r / sqrt(outer(psi, psi)), symmetric = TRUE)
  sqrt(psi) * e$vectors[, 1] * sqrt(max(e$values[1] - 1, 0))
}
uniquenesses <- function(x) {
  r <- cor(x)
  psi <- factanal(x, factors = 1, control = list(opt = list(factr = 10, maxit = 1000)))$uniquenesses
  free <- psi > 0.005 + 1e-8
  off <- function(some) {
    psi[free] <- some
    psi[!free] <- 0.005
    (loadings_of(psi, r)^2 + psi - 1)[free]
  }
  some <- psi[free]
  for (step in 1:20) {
    slopes <- sapply(seq_along(some), function(i) {
      h <- 1e-6 * (seq_along(some) == i)
      (off(some + h) - off(some - h)) / 2e-6
    })
    some <- some - solve(slopes, off(some))
  }
  psi[free] <- some
  psi[!free] <- 0.005
  unname(psi)
}
loadings <- function(x) {
  l <- loadings_of(uniquenesses(x), cor(x))
  l * sign(sum(l))
}
omega_of <- function(l, psi, sd) sum(l * sd)^2 / (sum(l * sd)^2 + sum(psi * sd^2))
omega <- function(x) omega_of(loadings(x), uniquenesses(x), apply(x, 2, sd))
standardised_omega <- function(x) omega_of(loadings(x), uniquenesses(x), 1)
# As base R has it, which stops earlier.
stopped_omega <- function(x) {
  f <- factanal(x, factors = 1)
  omega_of(f$loadings[, 1], f$uniquenesses, apply(x, 2, sd))
}
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
    put(paste0(data, "/loading"), loadings(.(x)), suffix = items)
    put(paste0(data, "/uniqueness"), uniquenesses(.(x)), suffix = items)
    put(paste0(data, "/omega"), omega(.(x)))
    put(paste0(data, "/omega/standardised"), standardised_omega(.(x)))
    put(paste0(data, "/omega/factanal"), stopped_omega(.(x)))
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
