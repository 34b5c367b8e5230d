# Computes the tables of the founding study's report with R alone, and writes them as one HTML page.
#
# scripts/bench.sh times it beside arrimage. The tables are those of the report, from the same files (arrimage demo DIR); what
# the study file says is written into this program. Charts, text, the check of published figures and the methods are left
# out. R has no exact p values with ties: p comes of permutations, 10,000 at once, and of as many such batches as BATCHES says
# (1).
#
# Usage, in a UTF-8 locale: Rscript peer_report.R DIR PAGE.html [BATCHES] > NUMBERS; each line of NUMBERS is a table, a row, a
# column and a value (of an interval two), separated by tabs, which scripts/samenumbers compares with the report's own.

population <- c(ci = 22, regroupements = 15)
conditions <- c(rythme_maintenu = "rencontres_pasm", plan_primaute_regroupement = "plan_primaute")
rates_of <- list(
  satisfaction = "satisfaction",
  rencontres = c("collaboration", "rencontres_pasm", "rythme_maintenu", "rencontres_annee", "jamais_rencontre", "rencontres_organismes"),
  plan = c("plan_primaute", "plan_primaute_regroupement", "mesure_1", "plan_connu", "acces_plan", "bonnes_pratiques"),
  financement = c("rencontre_psoc", "budget_hausse", "cible_10", "entente_entourage")
)
region_names <- c(
  "01" = "Bas-Saint-Laurent", "02" = "Saguenay-Lac-Saint-Jean", "03" = "Capitale-Nationale", "04" = "Mauricie-Centre-du-Québec", "05" = "Estrie",
  "06" = "Montréal", "07" = "Outaouais", "08" = "Abitibi-Témiscamingue", "09" = "Côte-Nord", "11" = "Gaspésie-Îles-de-la-Madeleine",
  "12" = "Chaudière-Appalaches", "13" = "Laval", "14" = "Lanaudière", "15" = "Laurentides", "16" = "Montérégie"
)
yes <- "Oui"
no <- "Non"
out <- "Ne s'applique pas"

folded <- function(name) tolower(chartr("éèêëàâîïôûüçÉÈÊÀÂÎÔÛÇ-", "eeeeaaiiouuceeeaaiouc ", name))
code_of <- function(region) {
  known <- c(setNames(names(region_names), folded(region_names)), setNames(names(region_names), names(region_names)))
  unname(known[folded(region)])
}
read_side <- function(folder, name) {
  side <- read.csv2(file.path(folder, paste0(name, ".csv")), colClasses = "character", fileEncoding = "UTF-8-BOM", na.strings = character())
  side$code <- code_of(side$region)
  side
}
# Two columns of numbers stand for an interval: name.lo and name.hi.
pair <- function(lo, hi, name) setNames(data.frame(lo, hi), paste0(name, c(".lo", ".hi")))

wilson <- function(count, base) prop.test(count, base, correct = FALSE)$conf.int
finite <- function(count, base, size) {
  totals <- count:(size - base + count)
  above <- totals[phyper(count - 1, totals, size - totals, base, lower.tail = FALSE) > 0.025]
  below <- totals[phyper(count, totals, size - totals, base) > 0.025]
  100 * c(min(above), max(below)) / size
}
rate <- function(sides, name, question) {
  side <- sides[[name]]
  if (!question %in% names(side)) return(NULL)
  condition <- conditions[question]
  asked <- if (is.na(condition)) side else side[side[[condition]] == yes, ]
  count <- sum(asked[[question]] == yes)
  base <- nrow(asked)
  w <- 100 * suppressWarnings(wilson(count, base))
  f <- if (is.na(condition) && base < population[name]) finite(count, base, population[name]) else c(NA, NA)
  data.frame(question, side = name, count, base, percent = 100 * count / base, pair(w[1], w[2], "wilson"), pair(f[1], f[2], "finite"))
}
rates <- function(sides, questions) do.call(rbind, lapply(questions, function(q) do.call(rbind, lapply(names(sides), function(s) rate(sides, s, q)))))
differences <- function(table) {
  both <- intersect(table$question[table$side == "ci"], table$question[table$side == "regroupements"])
  a <- table[table$side == "ci", ][match(both, table$question[table$side == "ci"]), ]
  b <- table[table$side == "regroupements", ][match(both, table$question[table$side == "regroupements"]), ]
  d <- a$percent - b$percent
  lo <- d - sqrt((a$percent - a$wilson.lo)^2 + (b$wilson.hi - b$percent)^2)
  hi <- d + sqrt((a$wilson.hi - a$percent)^2 + (b$percent - b$wilson.lo)^2)
  data.frame(name = both, first = a$percent, second = b$percent, difference = d, pair(lo, hi, "newcombe"))
}
summary_of <- function(scores, size, maximum) {
  n <- length(scores)
  half <- qt(0.975, n - 1) * sd(scores) / sqrt(n)
  inner <- if (n < size) half * sqrt(1 - n / size) else NA
  data.frame(n, mean = mean(scores), sd = sd(scores), min = min(scores), max = max(scores), maximum,
    pair(mean(scores) - half, mean(scores) + half, "student"), pair(mean(scores) - inner, mean(scores) + inner, "finite"))
}
sensitivity <- function(sides, items) do.call(rbind, lapply(names(sides), function(name) {
  answers <- as.matrix(sides[[name]][items])
  score <- rowSums(answers == yes)
  all <- rep(length(items), length(score))
  left <- all - rowSums(answers == out)
  row <- function(rule, values, maximum) {
    data.frame(side = name, rule, n = length(values), mean = mean(values), maximum = mean(maximum), percent = 100 * mean(values) / mean(maximum))
  }
  enough <- left >= 10
  rbind(row("zero", score, all), row("excluded", score, left), row("prorated", (score * all / left)[enough], all[enough]),
    row("none", score[left == all], left[left == all]))
}))
# What a side of each region says of each item: TRUE, FALSE, or NA where nobody answered.
says <- function(side, items) {
  answers <- as.matrix(side[items])
  said_yes <- rowsum(1 * (answers == yes), side$code)
  answered <- rowsum(1 * (answers == yes | answers == no), side$code)
  ifelse(answered > 0, said_yes / answered >= 0.5, NA)
}
agreement <- function(a, b, sums) {
  count <- function(m) unname(sums(m, na.rm = TRUE))
  data.frame(both = count(a & b), only_ci = count(a & !b), only_regroupements = count(!a & b), neither = count(!a & !b), silent = count(is.na(a) | is.na(b)))
}
methods <- c("pearson", "spearman", "kendall")
coefficients <- function(x, y) sapply(methods, function(m) cor(x, y, method = m))
# How many of the orders of y give a coefficient that is as far from 0 as the one found.
extremes <- function(x, y, orders) {
  n <- length(x)
  shuffled <- matrix(y[orders], n)
  ranked <- matrix(rank(y)[orders], n)
  i <- combn(n, 2)
  sign_of <- function(v) sign(v[i[1, ]] - v[i[2, ]])
  moved <- sign(shuffled[i[1, ], ] - shuffled[i[2, ], ])
  drawn <- list(cor(x, shuffled), cor(rank(x), ranked), sign_of(x) %*% moved / sqrt(sum(sign_of(x)^2) * sum(sign_of(y)^2)))
  mapply(function(v, others) sum(abs(others) >= abs(v) - 1e-9), coefficients(x, y), drawn)
}
correlations <- function(x, y, p) {
  n <- length(x)
  value <- coefficients(x, y)
  error <- c(1 / sqrt(n - 3), sqrt((1 + value[2]^2 / 2) / (n - 3)), sqrt(0.437 / (n - 4)))
  half <- qnorm(0.975) * error
  data.frame(method = methods, value, pair(tanh(atanh(value) - half), tanh(atanh(value) + half), "interval"), n, p)
}

tables <- function(folder, batches) {
  sides <- list(ci = read_side(folder, "ci"), regroupements = read_side(folder, "regroupements"))
  items <- grep("^m_", names(sides$ci), value = TRUE)
  answered <- sapply(sides, nrow)
  made <- list("participation-response" = data.frame(population, respondents = answered, percent = 100 * answered / population))
  for (name in names(rates_of)) {
    made[[paste0(name, "-rates")]] <- rates(sides, rates_of[[name]])
    made[[paste0(name, "-differences")]] <- differences(made[[paste0(name, "-rates")]])
  }

  scores <- lapply(sides, function(side) rowSums(as.matrix(side[items]) == yes))
  mean_by <- function(name) tapply(scores[[name]], sides[[name]]$code, mean)
  regions <- data.frame(code = names(mean_by("ci")), ci_units = as.vector(table(sides$ci$code)), ci = as.vector(mean_by("ci")),
    regroupements = as.vector(mean_by("regroupements")))
  regions$score <- regions$ci + regions$regroupements
  made$scores <- rbind(summary_of(scores$ci, 22, length(items)), summary_of(scores$regroupements, 15, length(items)), summary_of(regions$score, 15, 2 * length(items)))
  values <- sort(unique(unlist(scores)), decreasing = TRUE)
  made[["scores-distribution"]] <- data.frame(score = values, sapply(scores, function(s) as.vector(table(factor(s, values)))))

  a <- says(sides$ci, items)
  b <- says(sides$regroupements, items)
  listed <- data.frame(question = items)
  for (name in names(sides)) {
    count <- colSums(as.matrix(sides[[name]][items]) == yes)
    listed[paste0(name, c("_count", "_base", "_percent"))] <- list(count, answered[[name]], 100 * count / answered[[name]])
  }
  made[["mesures-items"]] <- cbind(listed, agreement(a, b, colSums))
  made[["mesures_regions-items-by-region"]] <- cbind(code = rownames(a), agreement(a, b, rowSums))
  ranking <- cbind(regions, rank = rank(-round(regions$score, 9), ties.method = "min"))
  made[["classement-ranking"]] <- ranking[order(ranking$rank, ranking$code), ]
  made[["sensibilite-sensitivity"]] <- sensitivity(sides, items)

  budgets <- read.csv(file.path(folder, "budgets.csv"), fileEncoding = "UTF-8")
  budgets <- data.frame(code = code_of(budgets$region), budget = budgets$budget_2018_2019)
  budgets <- budgets[order(budgets$budget, budgets$code), ]
  made[["budgets-table"]] <- rbind(budgets, data.frame(code = "", budget = c(sum(budgets$budget), median(budgets$budget))))

  joined <- merge(regions, budgets)
  joined$satisfied <- 1 * (sides$regroupements$satisfaction[match(joined$code, sides$regroupements$code)] == yes)
  band <- cut(joined$budget, c(-Inf, 15000, 20000, 100000, Inf), right = FALSE)
  made[["tranches-bands"]] <- do.call(rbind, lapply(c("regroupements", "ci", "score"), function(v) {
    by <- function(f) as.vector(tapply(joined[[v]], band, f))
    data.frame(band = levels(band), n = by(length), mean = by(mean), median = by(median), min = by(min), max = by(max))
  }))
  set.seed(1)
  pairs <- list(c("budget", "regroupements"), c("budget", "ci"), c("budget", "score"), c("budget", "satisfied"), c("satisfied", "regroupements"))
  hits <- matrix(0, length(methods), length(pairs))
  for (batch in seq_len(batches)) {
    orders <- replicate(1e4, sample.int(nrow(joined)))
    hits <- hits + sapply(pairs, function(p) extremes(joined[[p[1]]], joined[[p[2]]], orders))
  }
  made$correlations <- do.call(rbind, lapply(seq_along(pairs), function(i) {
    p <- pairs[[i]]
    cbind(x = p[1], y = p[2], correlations(joined[[p[1]]], joined[[p[2]]], (1 + hits[, i]) / (1e4 * batches + 1)))
  }))
  made
}

html <- function(name, table) {
  cells <- vapply(table, function(column) if (is.numeric(column)) format(column, digits = 6) else as.character(column), character(nrow(table)))
  cells <- matrix(cells, nrow(table))
  line <- function(tag, x) paste0("<tr>", paste0("<", tag, ">", x, "</", tag, ">", collapse = ""), "</tr>")
  c(paste0("<h2>", name, "</h2>"), "<table>", line("th", names(table)), apply(cells, 1, function(x) line("td", x)), "</table>")
}
numbers <- function(name, table) {
  columns <- names(table)[!grepl("[.]hi$", names(table)) & (vapply(table, is.numeric, NA) | names(table) %in% c("code", "name", "side", "question"))]
  for (column in columns) {
    write_of <- function(x) if (is.numeric(x)) formatC(x, digits = 15, format = "g", width = 1) else x
    value <- table[[column]]
    text <- write_of(value)
    if (grepl("[.]lo$", column)) text <- paste(text, write_of(table[[sub("lo$", "hi", column)]]), sep = "\t")
    shown <- !is.na(value) & value != ""
    writeLines(paste(name, seq_along(value), sub("[.]lo$", "", column), text, sep = "\t")[shown])
  }
}

chosen <- commandArgs(trailingOnly = TRUE)
made <- tables(chosen[1], if (length(chosen) > 2) as.numeric(chosen[3]) else 1)
page <- file(chosen[2], "w", encoding = "UTF-8")
writeLines(c("<!doctype html><meta charset=utf-8><title>Tables</title>", unlist(Map(html, names(made), made))), page)
close(page)
invisible(Map(numbers, names(made), made))
