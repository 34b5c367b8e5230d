# Weights fitted to known totals: calibrate.csv. The functions are those of package survey.
suppressMessages(library(survey))
# Forty people, made up; person i has the values that these formulas give.
i <- 1:40
people <- data.frame(
  region = factor((i * 7) %% 3, labels = c("north", "centre", "south")),
  size = factor(ifelse((i * i) %% 5 < 2, "small", "large"), levels = c("small", "large")),
  staff = 5 + (i * 13) %% 17, w = 8 + (i * 37) %% 11
)
design <- svydesign(~1, weights = ~w, data = people)
region <- data.frame(region = levels(people$region), Freq = c(150, 190, 210))
size <- data.frame(size = levels(people$size), Freq = c(300, 250))
w <- function(fitted) as.numeric(weights(fitted))
tight <- list(maxit = 2000, epsilon = 1e-12)

put("poststratify", w(postStratify(design, ~region, region)), suffix = i)
# R takes an epsilon below 1 as a share of the sum of the weights.
put("rake", w(rake(design, list(~region, ~size), list(region, size), control = tight)), suffix = i)
# Two margins have 1 + 2 + 1 columns that do not imply each other; the last two calls add the sum of staff.
totals <- c("(Intercept)" = 550, regioncentre = 190, regionsouth = 210, sizelarge = 250)
all <- c(totals, staff = 7400)
put("raking", w(calibrate(design, ~region + size, totals, calfun = "raking", epsilon = 1e-13)), suffix = i)
put("linear/margins", w(calibrate(design, ~region + size, totals)), suffix = i)
put("linear", w(calibrate(design, ~region + size + staff, all)), suffix = i)
bounded <- function(lower, upper, population) {
  w(calibrate(design, ~region + size + staff, population, calfun = "linear", bounds = c(lower, upper), epsilon = 1e-13))
}
put("bounded", bounded(0.8, 1.6, all), suffix = i)
put("bounded/tight", bounded(0.8, 1.2, c("(Intercept)" = 515, regioncentre = 165, regionsouth = 180, sizelarge = 240, staff = 6700)),
  suffix = i)

# Weights that are far apart, trimmed on one side and on both; the median of the weights and their mean as the unit.
far <- svydesign(~1, weights = ~x, data = data.frame(x = 1 + (i * 29) %% 41 + ifelse(i %% 10 == 0, 60, 0)))
trim <- function(...) w(trimWeights(far, ..., strict = TRUE))
put("trim/upper", trim(upper = 35), suffix = i)
put("trim/both", trim(lower = 10, upper = 40), suffix = i)
put("trim/median", trim(upper = 1.7 * median(weights(far))), suffix = i)
put("trim/mean", trim(lower = 0.3 * mean(weights(far)), upper = 1.5 * mean(weights(far))), suffix = i)
