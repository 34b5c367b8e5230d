# Times in R what the benchmarks of the statistics packages time in Go; scripts/bench.sh sets the two beside each other.
# Each line of output is the name of a benchmark, its seconds and what was run. Data are made up, of the same sizes as
# there. R needs the package survey.

suppressMessages(library(survey))
set.seed(1)

seconds <- function(name, what, job) {
  invisible(gc())
  cat(name, "\t", system.time(job())[["elapsed"]], "\t", what, "\n", sep = "")
}

# Rows in strata of clusters, each in one of 15 groups.
sample_of <- function(rows, strata, clusters) {
  cluster <- sample.int(clusters, rows, replace = TRUE)
  data.frame(
    stratum = cluster %% strata, cluster = cluster, weight = 1 + runif(rows), y = rnorm(rows) + cluster %% 7,
    group = sample.int(15, rows, replace = TRUE)
  )
}
design_of <- function(data) svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data)

cat("version\t", R.version.string, ", survey ", as.character(packageVersion("survey")), "\n", sep = "")

large <- design_of(sample_of(1e6, 50, 2000))
seconds("Means", "svyby(~y, ~group, design, svymean), 1,000,000 rows, 2,000 clusters", function() svyby(~y, ~group, large, svymean))
rm(large)

medium <- design_of(sample_of(1e5, 50, 1000))
seconds("Bootstrap/1000_clusters", "svymean of as.svrepdesign(type = \"subbootstrap\", replicates = 500), 100,000 rows",
  function() svymean(~y, as.svrepdesign(medium, type = "subbootstrap", replicates = 500)))
rm(medium)

# All permutations in one matrix, the quickest way in R: one product gives every coefficient.
first <- rank(c(3, 14, 7, 1, 12, 5, 9, 15, 2, 11, 6, 13, 4, 10, 8))
second <- rank(c(5.5, 9.1, 4.2, 1.7, 13, 2.9, 8.4, 15.5, 6.1, 7.3, 3.8, 14.2, 0.4, 12.6, 10.9))
permuted <- function() mean(abs(cor(replicate(1e5, sample(second)), first)) >= abs(cor(first, second)) - 1e-9)
seconds("SpearmanMonteCarlo", "100,000 permutations of 15 pairs, cor(replicate(1e5, sample(y)), x)", permuted)
