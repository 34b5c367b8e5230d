# Adjusted p values: multiple.csv.

seven <- c(0.21, 0.003, 0.047, 0.011, 0.8, 0.0004, 0.047)
edges <- c(0, 1, 0.5, 0.02, 0.02)
one <- 0.03

methods <- c(
  "holm" = "holm", "benjamini-hochberg" = "BH", "bonferroni" = "bonferroni", "hochberg" = "hochberg",
  "benjamini-yekutieli" = "BY"
)
for (family in c("seven", "edges", "one")) {
  for (id in names(methods)) {
    eval(bquote(put(
      .(paste(family, id, sep = "/")), p.adjust(.(as.name(family)), .(methods[[id]])), suffix = seq_along(get(family))
    )))
  }
}
