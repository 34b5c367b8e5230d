"""Computes the tables of the founding study's report with pandas and scipy, and writes them as one HTML page.

scripts/bench.sh times it beside arrimage. The tables are those of the report, from the same files (arrimage demo DIR); what
the study file says is written into this program. Charts, text, the check of published figures and the methods are left
out. Exact p values with ties are in neither library: p comes of permutations, 10,000 at once, and of as many such batches as
BATCHES says (1).

Usage: python3 peer_report.py DIR PAGE.html [BATCHES] > NUMBERS; each line of NUMBERS is a table, a row, a column and a value
(of an interval two), separated by tabs, which scripts/samenumbers compares with the report's own.
"""

import sys
import unicodedata
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

POPULATION = {"ci": 22, "regroupements": 15}
CONDITIONS = {"rythme_maintenu": "rencontres_pasm", "plan_primaute_regroupement": "plan_primaute"}
RATES = {
    "satisfaction": ["satisfaction"],
    "rencontres": ["collaboration", "rencontres_pasm", "rythme_maintenu", "rencontres_annee", "jamais_rencontre", "rencontres_organismes"],
    "plan": ["plan_primaute", "plan_primaute_regroupement", "mesure_1", "plan_connu", "acces_plan", "bonnes_pratiques"],
    "financement": ["rencontre_psoc", "budget_hausse", "cible_10", "entente_entourage"],
}
REGIONS = {
    "01": "Bas-Saint-Laurent", "02": "Saguenay-Lac-Saint-Jean", "03": "Capitale-Nationale", "04": "Mauricie-Centre-du-Québec", "05": "Estrie",
    "06": "Montréal", "07": "Outaouais", "08": "Abitibi-Témiscamingue", "09": "Côte-Nord", "11": "Gaspésie-Îles-de-la-Madeleine",
    "12": "Chaudière-Appalaches", "13": "Laval", "14": "Lanaudière", "15": "Laurentides", "16": "Montérégie",
}
YES, NO, OUT = "Oui", "Non", "Ne s'applique pas"
Z = stats.norm.ppf(0.975)


def folded(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("-", " "))
    return "".join(c for c in plain if not unicodedata.combining(c))


CODES = {folded(name): code for code, name in REGIONS.items()} | {code: code for code in REGIONS}


def read(folder, name):
    side = pd.read_csv(folder / f"{name}.csv", sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")
    side["code"] = side["region"].map(lambda region: CODES[folded(region)])
    return side


def wilson(count, base):
    ci = stats.binomtest(count, base).proportion_ci(method="wilson")
    return ci.low, ci.high


def finite(count, base, population):
    totals = np.arange(count, population - base + count + 1)
    above = totals[stats.hypergeom.sf(count - 1, population, totals, base) > 0.025]
    below = totals[stats.hypergeom.cdf(count, population, totals, base) > 0.025]
    return 100 * above.min() / population, 100 * below.max() / population


def rates(sides, questions):
    rows = []
    for question in questions:
        for name, side in sides.items():
            if question not in side:
                continue
            condition = CONDITIONS.get(question)
            asked = side if condition is None else side[side[condition] == YES]
            count, base = int((asked[question] == YES).sum()), len(asked)
            row = {"question": question, "side": name, "count": count, "base": base, "percent": 100 * count / base}
            row["wilson"] = tuple(100 * x for x in wilson(count, base))
            if condition is None and base < POPULATION[name]:
                row["finite"] = finite(count, base, POPULATION[name])
            rows.append(row)
    return pd.DataFrame(rows)


def differences(table):
    rows = []
    for question, both in table.groupby("question", sort=False):
        if len(both) < 2:
            continue
        (p, q), (low, high) = both["percent"], zip(*both["wilson"])
        d = p - q
        newcombe = (d - np.hypot(p - low[0], high[1] - q), d + np.hypot(high[0] - p, q - low[1]))
        rows.append({"name": question, "first": p, "second": q, "difference": d, "newcombe": newcombe})
    return pd.DataFrame(rows)


def summary(scores, population, maximum):
    n = len(scores)
    mean, sd = scores.mean(), scores.std()
    half = stats.t.ppf(0.975, n - 1) * sd / np.sqrt(n)
    row = {"n": n, "mean": mean, "sd": sd, "min": scores.min(), "max": scores.max(), "maximum": maximum, "student": (mean - half, mean + half)}
    if n < population:
        half *= np.sqrt(1 - n / population)
        row["finite"] = (mean - half, mean + half)
    return row


def sensitivity(sides, items):
    rows = []
    for name, side in sides.items():
        answers = side[items]
        score, out = (answers == YES).sum(axis=1), (answers == OUT).sum(axis=1)
        left = len(items) - out
        enough = left >= 10
        for rule, values, maximum in [
            ("zero", score, pd.Series(len(items), side.index)), ("excluded", score, left),
            ("prorated", (score * len(items) / left)[enough], pd.Series(len(items), side.index)[enough]),
            ("none", score[out == 0], left[out == 0]),
        ]:
            rows.append({"side": name, "rule": rule, "n": len(values), "mean": values.mean(), "maximum": maximum.mean(), "percent": 100 * values.mean() / maximum.mean()})
    return pd.DataFrame(rows)


def sides_by_region(sides, items):
    """What each side of each region says of each item: 1 yes, 0 no, NaN nothing."""
    said = {}
    for name, side in sides.items():
        numbers = side[items].replace({YES: 1.0, NO: 0.0, OUT: np.nan, "": np.nan}).astype(float)
        share = numbers.groupby(side["code"]).mean()
        said[name] = (share >= 0.5).astype(float).where(share.notna())
    return said


def agreement(said, axis):
    a, b = said["ci"], said["regroupements"]
    return pd.DataFrame({
        "both": ((a == 1) & (b == 1)).sum(axis=axis), "only_ci": ((a == 1) & (b == 0)).sum(axis=axis),
        "only_regroupements": ((a == 0) & (b == 1)).sum(axis=axis), "neither": ((a == 0) & (b == 0)).sum(axis=axis),
        "silent": (a.isna() | b.isna()).sum(axis=axis),
    })


METHODS = ["pearson", "spearman", "kendall"]


def coefficients(x, y):
    ranks = stats.rankdata(x), stats.rankdata(y)
    return *(np.corrcoef(u, v)[0, 1] for u, v in ((x, y), ranks)), stats.kendalltau(x, y).statistic


def extremes(x, y, orders):
    """How many of the orders of y give a coefficient that is as far from 0 as the one found."""
    n = len(x)
    ranks = stats.rankdata(x), stats.rankdata(y)
    pairs = np.triu_indices(n, 1)
    signs = [np.sign(np.subtract.outer(v, v))[pairs] for v in (x, y)]
    centred = [((u - u.mean()) / u.std(), (v - v.mean()) / v.std()) for u, v in ((x, y), ranks)]
    drawn = [u @ v[orders].T / n for u, v in centred]
    shuffled = y[orders]
    drawn.append(np.sign(shuffled[:, pairs[0]] - shuffled[:, pairs[1]]) @ signs[0] / np.sqrt((signs[0] ** 2).sum() * (signs[1] ** 2).sum()))
    return np.array([(np.abs(others) >= abs(value) - 1e-9).sum() for value, others in zip(coefficients(x, y), drawn)])


def correlation(x, y, p_values):
    """The three coefficients with their intervals and p values."""
    n = len(x)
    r, rho, tau = coefficients(x, y)
    errors = [1 / np.sqrt(n - 3), np.sqrt((1 + rho**2 / 2) / (n - 3)), np.sqrt(0.437 / (n - 4))]
    for method, value, error, p in zip(METHODS, [r, rho, tau], errors, p_values):
        z = np.arctanh(value)
        yield {"method": method, "value": value, "interval": tuple(np.tanh([z - Z * error, z + Z * error])), "n": n, "p": p}


def tables(folder, batches):
    sides = {name: read(folder, name) for name in ("ci", "regroupements")}
    items = [c for c in sides["ci"] if c.startswith("m_")]
    made = {"participation-response": pd.DataFrame([
        {"population": POPULATION[name], "respondents": len(side), "percent": 100 * len(side) / POPULATION[name]} for name, side in sides.items()])}
    for name, questions in RATES.items():
        made[name + "-rates"] = rates(sides, questions)
        made[name + "-differences"] = differences(made[name + "-rates"])

    scores = {name: (side[items] == YES).sum(axis=1) for name, side in sides.items()}
    regions = pd.DataFrame({
        "ci_units": sides["ci"].groupby("code").size(), "ci": scores["ci"].groupby(sides["ci"]["code"]).mean(),
        "regroupements": scores["regroupements"].groupby(sides["regroupements"]["code"]).mean(),
    })
    regions.insert(0, "score", regions["ci"] + regions["regroupements"])
    made["scores"] = pd.DataFrame([
        summary(scores["ci"], 22, len(items)), summary(scores["regroupements"], 15, len(items)), summary(regions["score"], 15, 2 * len(items))])
    counts = pd.DataFrame({name: s.value_counts() for name, s in scores.items()}).fillna(0).astype(int)
    made["scores-distribution"] = counts.sort_index(ascending=False).rename_axis("score").reset_index()

    said = sides_by_region(sides, items)
    listed = pd.DataFrame({"question": items})
    for name, side in sides.items():
        listed[name + "_count"] = (side[items] == YES).sum().to_numpy()
        listed[name + "_base"] = len(side)
        listed[name + "_percent"] = 100 * listed[name + "_count"] / len(side)
    made["mesures-items"] = listed.join(agreement(said, 0).reset_index(drop=True))
    made["mesures_regions-items-by-region"] = agreement(said, 1).rename_axis("code").reset_index()
    ranking = regions.rename_axis("code").reset_index()
    ranking.insert(1, "rank", ranking["score"].round(9).rank(method="min", ascending=False).astype(int))
    made["classement-ranking"] = ranking.sort_values(["rank", "code"])
    made["sensibilite-sensitivity"] = sensitivity(sides, items)

    budgets = pd.read_csv(folder / "budgets.csv")
    budgets["code"] = budgets.pop("region").map(lambda region: CODES[folded(region)])
    budgets = budgets.rename(columns={"budget_2018_2019": "budget"})[["code", "budget"]].sort_values(["budget", "code"])
    totals = pd.DataFrame({"code": ["", ""], "budget": [budgets["budget"].sum(), budgets["budget"].median()]})
    made["budgets-table"] = pd.concat([budgets, totals])

    joined = regions.join(budgets.set_index("code"))
    joined["satisfied"] = sides["regroupements"].set_index("code")["satisfaction"].eq(YES).astype(float)
    band = pd.cut(joined["budget"], [-np.inf, 15000, 20000, 100000, np.inf], right=False)
    made["tranches-bands"] = pd.concat([
        joined.groupby(band)[v].agg(["size", "mean", "median", "min", "max"]).rename(columns={"size": "n"}).reset_index()
        for v in ("regroupements", "ci", "score")])
    pairs = [("budget", "regroupements"), ("budget", "ci"), ("budget", "score"), ("budget", "satisfied"), ("satisfied", "regroupements")]
    columns = [(joined[x].to_numpy(float), joined[y].to_numpy(float)) for x, y in pairs]
    generator, straight = np.random.default_rng(1), np.tile(np.arange(len(joined)), (10_000, 1))
    hits = np.zeros((len(pairs), len(METHODS)))
    for _ in range(batches):
        orders = generator.permuted(straight, axis=1)
        hits += [extremes(x, y, orders) for x, y in columns]
    p_values = (1 + hits) / (10_000 * batches + 1)
    made["correlations"] = pd.DataFrame([
        {"x": name[0], "y": name[1]} | row for name, column, p in zip(pairs, columns, p_values) for row in correlation(*column, p)])
    return made


def main(folder, page, batches=1):
    made = tables(Path(folder), int(batches))
    body = "".join(f"<h2>{name}</h2>\n{table.to_html(index=False)}\n" for name, table in made.items())
    Path(page).write_text(f"<!doctype html><meta charset=utf-8><title>Tables</title>\n{body}", encoding="utf-8")
    for name, table in made.items():
        for row, cells in enumerate(table.to_dict("records"), 1):
            for column, value in cells.items():
                values = value if isinstance(value, tuple) else (value,)
                if all(isinstance(v, (int, float)) and v == v for v in values):
                    print(name, row, column, *(format(v, ".15g") for v in values), sep="\t")
                elif column in ("code", "name", "side", "question") and value:
                    print(name, row, column, value, sep="\t")


main(*sys.argv[1:])
