# Significance letters: letters.csv.

# Columns of one row: a pair of proportions, and a pair of estimates with a covariance.
unpooled <- function(x, n) 2 * pnorm(-abs(diff(x / n)) / sqrt(sum(x / n * (1 - x / n) / n)))
put("unpooled", unpooled(c(45, 30), c(90, 110)))
put("pooled", prop.test(c(45, 30), c(90, 110), correct = FALSE)$p.value)
put("design", 2 * pt(-abs(0.61 - 0.48) / sqrt(0.0021 + 0.0018 - 2 * 0.0004), 17))
