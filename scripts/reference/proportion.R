# The other intervals of proportions: proportion.csv.

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
