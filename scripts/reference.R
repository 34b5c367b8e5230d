# Writes the numbers that the tests of the statistics packages compare with, as the CSV files of testdata/reference.
# Run it from the root of the repository:
#
#   Rscript scripts/reference.R                  every file
#   Rscript scripts/reference.R assoc agree      these files only
#
# Each file of scripts/reference computes the numbers of one CSV file, on its own. Every row holds a name, a value with
# 15 significant digits and the call that gave it. R itself is needed, and where a file says so the package survey.

numbers <- function(script) {
  rows <- NULL
  # Records each value of a call under the name, followed by a suffix where there are several values.
  put <- function(name, value, suffix = c("lo", "hi")) {
    call <- paste(trimws(deparse(substitute(value), width.cutoff = 500)), collapse = " ")
    value <- as.numeric(value)
    names <- if (length(value) == 1) name else paste(name, suffix, sep = "/")
    rows <<- rbind(rows, data.frame(name = names, value = trimws(formatC(value, digits = 15, format = "g")), call = call))
  }
  source(script, local = environment())
  rows
}

chosen <- commandArgs(trailingOnly = TRUE)
for (script in sort(list.files("scripts/reference", pattern = "[.]R$", full.names = TRUE))) {
  name <- sub("[.]R$", "", basename(script))
  if (length(chosen) == 0 || name %in% chosen) {
    write.csv(numbers(script), file.path("testdata", "reference", paste0(name, ".csv")), row.names = FALSE, eol = "\n")
  }
}
