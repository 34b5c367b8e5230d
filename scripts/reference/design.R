# Design-based estimates of the package survey: design.csv, and the sample that they are made from: design-sample.csv.

suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "fail", digits = 15)

# A made-up sample of two stages: 4 strata, 4 to 6 clusters in each of a population of 12 to 20, 4 to 8 rows in a cluster
# of 20 to 35. "label" numbers the clusters anew in each stratum. Weights are the inverse chances, made uneven in "uneven".
sample <- do.call(rbind, lapply(1:4, function(h) {
  drawn <- c(5, 6, 4, 5)[h]
  do.call(rbind, lapply(seq_len(drawn), function(i) {
    n <- 4 + (3 * i + 2 * h) %% 5
    data.frame(
      stratum = c("north", "south", "east", "west")[h], cluster = paste0("c", h, i), label = paste0("k", i),
      N1 = c(14, 20, 12, 15)[h], n1 = drawn, N2 = 20 + (7 * i + 5 * h) %% 16, n2 = n, j = seq_len(n), h = h, i = i
    )
  }))
}))
at <- seq_len(nrow(sample))
sample$element <- paste0("e", at)
sample$chance <- sample$n1 / sample$N1
sample$weight <- round(sample$N1 / sample$n1 * sample$N2 / sample$n2, 4)
sample$uneven <- round(sample$weight * (0.6 + ((at * 37) %% 23) / 25), 3)
sample$x <- round(20 + 3 * sample$h + ((at * 29) %% 31) / 4 + 2 * sin(sample$i), 2)
sample$y <- round(5 + 1.7 * sample$x + 4 * cos(at) + 3 * sample$i, 2)
sample$yes <- as.integer((at * 17 + 3 * sample$h + sample$i) %% 10 < 3)
sample$answer <- c("a", "b", "c")[1 + (at * 11 + sample$i) %% 7 %/% 3]
sample$group <- c("g1", "g2", "g3", "g4")[pmin(4, 1 + (at * 13 + sample$h) %% 11 %/% 4 + 3 * (at %% 17 == 0))]
sample$kind <- c("p", "q", "r")[1 + (at * 5 + sample$h) %% 9 %/% 3]
sample$sex <- c("m", "f")[1 + (at * 7) %% 5 %/% 3]
sample$one <- 1
# In "thin" the last stratum has a single cluster.
sample$thin <- ifelse(sample$h == 4, "c41", sample$cluster)
# In "single" the first cluster has a single second-stage unit.
sample$single <- ifelse(sample$cluster == "c11", "s", sample$element)
sample$thinsize <- ifelse(sample$h == 4, 60, sample$N2)
# Halves of a cluster, as its strata or as two units of 4.
sample$half <- ifelse(sample$j <= 2, "u", "v")
sample$halves <- 4
sample$fpc <- 2500
sample$size <- c(600, 700, 500, 700)[sample$h]
write.csv(sample, "testdata/reference/design-sample.csv", row.names = FALSE, quote = FALSE, eol = "\n")

designs <- list(
  srs = svydesign(~1, weights = ~one, data = sample),
  srsfpc = svydesign(~1, weights = ~I(fpc / nrow(sample)), fpc = ~fpc, data = sample),
  stratified = svydesign(~1, strata = ~stratum, weights = ~weight, fpc = ~size, data = sample),
  clusters = svydesign(~cluster, weights = ~weight, data = sample),
  strclusters = svydesign(~cluster, strata = ~stratum, weights = ~uneven, data = sample),
  onestage = svydesign(~cluster, strata = ~stratum, weights = ~weight, fpc = ~N1, data = sample),
  twostage = svydesign(~cluster + element, strata = ~stratum, weights = ~weight, fpc = ~N1 + N2, data = sample),
  substrata = svydesign(~cluster + element, strata = ~stratum + half, weights = ~weight, fpc = ~N1 + N2, data = sample),
  threestage = svydesign(~cluster + half + element, strata = ~stratum, weights = ~uneven, fpc = ~N1 + halves + N2,
    data = sample),
  fraction = svydesign(~cluster + element, strata = ~stratum, weights = ~uneven, fpc = ~chance + I(n2 / N2), data = sample),
  nested = svydesign(~label, strata = ~stratum, nest = TRUE, weights = ~uneven, data = sample)
)
# The comparison of a design effect is with a sample without replacement where the design has a finite population.
comparison <- function(d) if (is.null(d$fpc$popsize)) "replace" else TRUE
both <- c("value", "se")
values <- function(s) c(coef(s), SE(s))
effect <- function(s) c(coef(s), SE(s), deff(s))
with_deff <- c("value", "se", "deff")
ratio <- function(s) c(coef(s), SE(s), attr(s, "deff"))
bounds <- function(s) as.numeric(attr(s, "ci"))

# The interval of Korn and Graubard with an effective sample size of no more than the rows: svyciprop does not cap it.
korn <- function(d) {
  m <- svymean(~yes, d)
  p <- coef(m)[[1]]
  n <- nrow(d)
  size <- p * (1 - p) / vcov(m)[1] * (qt(0.025, n - 1) / qt(0.025, degf(d)))^2
  if (size <= n) return(bounds(svyciprop(~yes, d, method = "beta")))
  c(qbeta(0.025, n * p, n * (1 - p) + 1), qbeta(0.975, n * p + 1, n * (1 - p)))
}

# All that is asked of a design.
everything <- function(name, d) {
  n <- function(...) paste(name, ..., sep = "/")
  compare <- comparison(d)
  put(n("df"), degf(d))
  put(n("mean"), effect(svymean(~y, d, deff = compare)), with_deff)
  put(n("total"), effect(svytotal(~y, d, deff = compare)), with_deff)
  put(n("size"), values(svytotal(~one, d)), both)
  put(n("ratio"), ratio(svyratio(~y, ~x, d, deff = compare)), with_deff)
  answers <- svymean(~answer, d, deff = compare)
  for (k in 1:3) {
    put(n("answer", letters[k]), c(coef(answers)[k], SE(answers)[k], deff(answers)[k]), with_deff)
  }
  put(n("answer/ab"), vcov(answers)[1, 2])
  for (g in c("g1", "g2", "g3", "g4")) {
    domain <- d[sample$group == g, ]
    put(n(g, "df"), degf(domain))
    put(n(g, "mean"), effect(svymean(~y, domain, deff = compare)), with_deff)
    put(n(g, "total"), effect(svytotal(~y, domain, deff = compare)), with_deff)
    put(n(g, "ratio"), ratio(svyratio(~y, ~x, domain, deff = compare)), with_deff)
  }
  means <- svyby(~y, ~group, d, svymean, covmat = TRUE)
  put(n("covariance"), vcov(means)[c(2, 3, 4, 7, 8, 12)], c("12", "13", "14", "23", "24", "34"))
  put(n("contrast"), values(svycontrast(means, c(1, -1, 0.5, -0.5))), both)
  totals <- svyby(~y, ~group, d, svytotal, covmat = TRUE)
  put(n("totals/covariance"), vcov(totals)[c(2, 3, 4, 7, 8, 12)], c("12", "13", "14", "23", "24", "34"))
  put(n("yes"), values(svymean(~yes, d)), both)
  put(n("yes/mean"), bounds(svyciprop(~yes, d, method = "mean")))
  put(n("yes/logit"), bounds(svyciprop(~yes, d, method = "logit")))
  put(n("yes/beta"), korn(d))
}
for (name in names(designs)) everything(name, designs[[name]])

# Quantiles.
quartiles <- c(0.25, 0.5, 0.8)
for (name in c("srs", "strclusters", "twostage")) {
  for (rule in c("math", "school", "hf7")) {
    q <- svyquantile(~y, designs[[name]], quartiles, qrule = rule)[[1]]
    for (k in seq_along(quartiles)) {
      put(paste(name, "quantile", rule, quartiles[k], sep = "/"), as.numeric(q[k, ]), c("value", "lo", "hi", "se"))
    }
  }
}

# Strata with a single unit. Totals under "adjust" have another definition.
for (policy in c("adjust", "average", "certainty")) {
  options(survey.lonely.psu = policy)
  for (name in c("thin", "thinfpc")) {
    fpc <- if (name == "thin") NULL else ~N1
    d <- svydesign(~thin, strata = ~stratum, weights = ~uneven, fpc = fpc, data = sample)
    put(paste(name, policy, "mean", sep = "/"), values(svymean(~y, d)), both)
    put(paste(name, policy, "ratio", sep = "/"), values(svyratio(~y, ~x, d)), both)
    put(paste(name, policy, "g1", sep = "/"), values(svymean(~y, d[sample$group == "g1", ])), both)
    if (policy != "adjust") put(paste(name, policy, "total", sep = "/"), values(svytotal(~y, d)), both)
  }
}
# A unit that is alone in the second stage too; under "average" the package has no number for it.
for (policy in c("adjust", "certainty")) {
  options(survey.lonely.psu = policy)
  d <- svydesign(~thin + single, strata = ~stratum, weights = ~uneven, fpc = ~N1 + thinsize, data = sample)
  put(paste("thintwo", policy, "mean", sep = "/"), values(svymean(~y, d)), both)
  put(paste("thintwo", policy, "ratio", sep = "/"), values(svyratio(~y, ~x, d)), both)
}
options(survey.lonely.psu = "fail")

# Calibration.
kinds <- data.frame(kind = c("p", "q", "r"), Freq = c(900, 850, 800))
margins <- c(`(Intercept)` = 2550, kindq = 850, kindr = 800, sexm = 1500)
amounts <- c(`(Intercept)` = 2550, kindq = 850, kindr = 800, x = 80000)
for (name in c("strclusters", "twostage")) {
  calibrated <- list(
    poststrata = postStratify(designs[[name]], ~kind, kinds),
    linear = calibrate(designs[[name]], ~kind + x, amounts),
    raked = calibrate(designs[[name]], ~kind + sex, margins, calfun = "raking", epsilon = 1e-13)
  )
  for (how in names(calibrated)) {
    d <- calibrated[[how]]
    n <- function(...) paste(name, how, ..., sep = "/")
    put(n("weights"), c(sum(weights(d)^2), sum(weights(d) * seq_len(nrow(sample)))), c("squares", "places"))
    put(n("mean"), values(svymean(~y, d)), both)
    put(n("total"), values(svytotal(~y, d)), both)
    put(n("ratio"), values(svyratio(~y, ~x, d)), both)
    # svyby has no covariances after calibration: they come from the linearised values of the means.
    linear <- sapply(c("g1", "g2", "g3", "g4"), function(g) {
      w <- weights(d) * (sample$group == g)
      w * (sample$y - sum(w * sample$y) / sum(w)) / sum(w)
    })
    means <- svyrecvar(linear, d$cluster, d$strata, d$fpc, postStrata = d$postStrata)
    put(n("covariance"), means[c(1, 2, 3, 4, 6, 7, 8, 11, 12, 16)],
      c("11", "12", "13", "14", "22", "23", "24", "33", "34", "44"))
    answers <- svymean(~answer, d)
    put(n("answer"), c(SE(answers)), c("a", "b", "c"))
  }
}

# Replicate weights: the columns are written out where R draws them.
replicates <- list(
  JK1 = as.svrepdesign(designs$clusters, type = "JK1"),
  JKn = as.svrepdesign(designs$strclusters, type = "JKn"),
  JKnfpc = as.svrepdesign(designs$onestage, type = "JKn")
)
set.seed(20181)
replicates$bootstrap <- as.svrepdesign(designs$strclusters, type = "subbootstrap", replicates = 30)
write.csv(round(weights(replicates$bootstrap, "analysis"), 6), "testdata/reference/design-bootstrap.csv",
  row.names = FALSE, quote = FALSE, eol = "\n")
replicates$bootstrap <- svrepdesign(data = sample, weights = ~uneven, type = "bootstrap", combined.weights = TRUE,
  repweights = as.matrix(read.csv("testdata/reference/design-bootstrap.csv")))
for (name in names(replicates)) {
  for (mse in c(TRUE, FALSE)) {
    d <- replicates[[name]]
    d$mse <- mse
    n <- function(...) paste(name, if (mse) "mse" else "spread", ..., sep = "/")
    put(n("mean"), values(svymean(~y, d)), both)
    put(n("total"), values(svytotal(~y, d)), both)
    put(n("ratio"), values(svyratio(~y, ~x, d)), both)
    means <- svyby(~y, ~group, d, svymean, covmat = TRUE)
    put(n("covariance"), vcov(means)[c(1, 2, 3, 6, 7, 11)], c("11", "12", "13", "22", "23", "33"))
  }
}
d <- replicates$bootstrap
d$mse <- TRUE
put("bootstrap/deff", deff(svymean(~y, d, deff = "replace")))
q <- svyquantile(~y, d, quartiles, interval.type = "quantile", df = 29)[[1]]
for (k in seq_along(quartiles)) {
  put(paste("bootstrap/quantile", quartiles[k], sep = "/"), as.numeric(q[k, ]), c("value", "lo", "hi", "se"))
}

# Replicates that are calibrated each on its own.
for (how in c("poststrata", "linear")) {
  d <- replicates$JKn
  d$mse <- TRUE
  d <- if (how == "linear") calibrate(d, ~kind + x, amounts) else postStratify(d, ~kind, kinds)
  put(paste("again", how, "mean", sep = "/"), values(svymean(~y, d)), both)
  put(paste("again", how, "total", sep = "/"), values(svytotal(~y, d)), both)
}

# A printed case: Korn-Graubard for p .507348258, se .019230989, n 922, df 921.
printed <- local({
  p <- 0.507348258
  m <- p * (1 - p) / 0.019230989^2
  c(m, qbeta(0.025, m * p, m * (1 - p) + 1), qbeta(0.975, m * p + 1, m * (1 - p)))
})
put("korn", printed, c("neff", "lo", "hi"))
