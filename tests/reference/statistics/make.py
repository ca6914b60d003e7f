"""Reference numbers of intervals, adjusted p values, permutation tests and factorial effects.

python3 make.py: scipy.stats and statsmodels; for the Mantel test a plain loop of numpy. Writes the JSON files beside this one. NaN is null.
"""
import itertools
import json
import os
import sys
import warnings

import numpy as np
import pandas as pd
import scipy
import statsmodels
from scipy import stats
from scipy.stats import _resampling
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.multitest import multipletests

warnings.filterwarnings("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(1987)


def bca():
    cases = []
    for name, sample, statistic in (
            ("mean of a skewed sample", rng.exponential(size=25), np.mean),
            ("variance", rng.normal(size=18), np.var),
            ("median, with ties among draws", rng.lognormal(size=31), np.median)):
        draws = statistic(sample[rng.integers(0, len(sample), (999, len(sample)))], axis=-1)
        case = dict(name=name, estimate=float(statistic(sample)), draws=draws.tolist(), jackknife=[float(statistic(np.delete(sample, k))) for k in range(len(sample))], intervals=[])
        for level in (.9, .95):
            ends = _resampling._bca_interval((sample,), statistic, axis=-1, alpha=(1 - level) / 2, theta_hat_b=draws, batch=None)[:2]
            case["intervals"].append(dict(level=level, lower=float(np.percentile(draws, 100 * ends[0])), upper=float(np.percentile(draws, 100 * ends[1]))))
        cases.append(case)
    return cases


def adjusted():
    cases = []
    for p in ([.01, .04, .03, .005], rng.random(20) ** 3, [.02] * 5, [.5], np.round(rng.random(12) ** 2, 2)):
        p = np.asarray(p, float)
        cases.append(dict(p=p.tolist(), holm=multipletests(p, method="holm")[1].tolist(), benjamini_hochberg=multipletests(p, method="fdr_bh")[1].tolist()))
    return cases


def permutation():
    cases = []
    for n in (4, 8, 11):
        x = np.round(rng.normal(.4, 1, n), 1 if n == 8 else 6)  # rounded: ties with the observed sum
        y = np.zeros(n)
        result = stats.permutation_test((x, y), lambda a, b, axis: np.mean(a - b, axis=axis), permutation_type="samples", vectorized=True, n_resamples=np.inf)
        cases.append(dict(kind="sign", first=x.tolist(), statistic=float(result.statistic), p=float(result.pvalue), count=len(result.null_distribution)))
    for n, m in ((3, 4), (5, 5), (4, 8)):
        x, y = np.round(rng.normal(1, 1, n), 1), np.round(rng.normal(0, 2, m), 1)
        result = stats.permutation_test((x, y), lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis), permutation_type="independent", vectorized=True, n_resamples=np.inf)
        cases.append(dict(kind="groups", first=x.tolist(), second=y.tolist(), statistic=float(result.statistic), p=float(result.pvalue), count=len(result.null_distribution)))
    return cases


def mantel():
    cases = []
    for n in (4, 5, 6):
        a = rng.random((n, n))
        a = a + a.T
        b = .6 * a + .8 * rng.random((n, n))
        b = b + b.T
        upper = np.triu_indices(n, 1)
        for name, compare in (("pearson", lambda x, y: stats.pearsonr(x, y)[0]), ("spearman", lambda x, y: stats.spearmanr(x, y)[0])):
            observed = compare(a[upper], b[upper])
            null = [compare(a[np.ix_(p, p)][upper], b[upper]) for p in map(list, itertools.permutations(range(n)))]
            cases.append(dict(stimuli=n, comparator=name, first=a[upper].tolist(), second=b[upper].tolist(), score=float(observed), p=float(np.mean(np.array(null) >= observed - 1e-12)), count=len(null)))
    return cases


def factorial():
    cases = []
    designs = dict(
        balanced=[(a, b) for a in range(3) for b in range(2) for _ in range(2)],
        unbalanced=[(a, b) for a, b, n in ((0, 0, 3), (0, 1, 1), (1, 0, 2), (1, 1, 4), (2, 0, 1), (2, 1, 2)) for _ in range(n)],
        one_each=[(a, b) for a in range(3) for b in range(3)],
        empty_cell=[(a, b) for a, b, n in ((0, 0, 2), (0, 1, 2), (1, 0, 3), (1, 1, 1), (2, 0, 2)) for _ in range(n)])
    for name, cells in designs.items():
        a, b = np.array(cells).T
        y = .3 * a + .5 * b + .4 * a * b + rng.normal(size=len(a))
        frame = pd.DataFrame(dict(y=y, a=a, b=b))
        additive, full = ols("y ~ C(a) + C(b)", frame).fit(), ols("y ~ C(a) * C(b)", frame).fit()
        # Type II by its definition: each main effect against the model of the other, the interaction against both.
        only = {f: ols(f"y ~ C({f})", frame).fit().ssr for f in "ab"}
        ss = dict(a=only["b"] - additive.ssr, b=only["a"] - additive.ssr, interaction=additive.ssr - full.ssr, residual=full.ssr, total=float(((y - y.mean()) ** 2).sum()))
        if name in ("balanced", "unbalanced"):
            table = anova_lm(full, typ=2)["sum_sq"]
            assert np.allclose(table.values, [ss["a"], ss["b"], ss["interaction"], ss["residual"]], atol=1e-10), table
        means = frame.groupby(["a", "b"]).y.mean()
        cases.append(dict(name=name, a=a.tolist(), b=b.tolist(), y=y.tolist(), sums=ss, means=[[float(means.get((i, j), np.nan)) if (i, j) in means else None for j in range(b.max() + 1)] for i in range(a.max() + 1)]))
    return cases


def groups():
    cases = []
    for name, x, y in (
            ("small", rng.normal(.5, 1, 5), rng.normal(0, 1, 6)),
            ("one against many", rng.normal(2, 1, 1), rng.normal(0, 1, 40)),
            ("apart", rng.normal(9, 1, 8), rng.normal(0, 1, 9)),
            ("ties", np.round(rng.normal(.5, 1, 6), 0), np.round(rng.normal(0, 1, 7), 0)),
            ("large", rng.normal(.3, 1, 36), rng.normal(0, 2, 29)),
            ("large with ties", np.round(rng.normal(.3, 1, 40), 1), np.round(rng.normal(0, 2, 29), 1)),
            ("nine and eight", rng.normal(.3, 1, 9), rng.normal(0, 2, 8))):
        test = stats.mannwhitneyu(x, y, alternative="two-sided")
        case = dict(name=name, first=x.tolist(), second=y.tolist(), u=float(test.statistic), p=float(test.pvalue), t=None, welch=None)
        if len(x) > 1:
            case.update(t=float(stats.ttest_ind(x, y, equal_var=False).statistic), welch=float(stats.ttest_ind(x, y, equal_var=False).pvalue))
        cases.append(case)
    return cases


def ftests():
    cases = []
    for cells in ([(a, b) for a in range(3) for b in range(2) for _ in range(3)], [(a, b) for a, b, n in ((0, 0, 3), (0, 1, 1), (1, 0, 2), (1, 1, 4), (2, 0, 1), (2, 1, 2)) for _ in range(n)]):
        a, b = np.array(cells).T
        y = .3 * a + .5 * b + .4 * a * b + rng.normal(size=len(a))
        full = ols("y ~ C(a) * C(b)", pd.DataFrame(dict(y=y, a=a, b=b))).fit()
        table = anova_lm(full, typ=2)
        # The interaction contrast of the last two levels is this coefficient of treatment coding, with the sign of (0 − 1)(0 − 1).
        test = full.t_test("C(a)[T.1]:C(b)[T.1] = 0")
        cases.append(dict(a=a.tolist(), b=b.tolist(), y=y.tolist(), p=table["PR(>F)"].values[:3].tolist(), contrast=float(test.effect[0]), contrast_p=float(test.pvalue), ends=test.conf_int()[0].tolist()))
    return cases


versions = dict(python=sys.version.split()[0], numpy=np.__version__, scipy=scipy.__version__, statsmodels=statsmodels.__version__, pandas=pd.__version__)
for make in (bca, adjusted, permutation, mantel, factorial, groups, ftests):
    with open(f"{HERE}/{make.__name__}.json", "w") as f:
        json.dump(dict(versions=versions, cases=make()), f)
