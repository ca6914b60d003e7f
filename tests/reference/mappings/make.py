"""Outside numbers for linear, one-to-one, knn and the reversed mappings. python3 make.py BRAINSCORE_VISION > expected.json

BRAINSCORE_VISION: a checkout of brain-score/vision; of it the class SingleRegression and the function pearsonr run as they are.
Inputs are whole numbers by formula, so that every language makes the same ones:
v(i, j) = ((37 i² + 59 j² + 101 i j + 17 i + 29 j) mod 1009) / 504.5 − 1; x the first columns, noise the ones after them,
y(i, j) = x(i, (5 j + 3) mod units) + x(i, j)² / 2 + 1.2 noise(i, j). The last 10 rows are held out.
"""
import json
import sys

import numpy as np
import scipy
import scipy.linalg
import scipy.stats
import sklearn
from sklearn.cross_decomposition import PLSRegression
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.model_selection import KFold
from sklearn.neighbors import KNeighborsRegressor


def v(rows, columns):
    i, j = np.arange(rows)[:, None], np.arange(columns)[None, :]
    return ((37 * i * i + 59 * j * j + 101 * i * j + 17 * i + 29 * j) % 1009) / 504.5 - 1


def data(rows, units, neuroids):
    all_columns = v(rows, units + neuroids)
    x, noise, j = all_columns[:, :units], all_columns[:, units:], np.arange(neuroids)
    return x, x[:, (5 * j + 3) % units] + 0.5 * x[:, j] ** 2 + 1.2 * noise


def r(predicted, y):
    return [scipy.stats.pearsonr(predicted[:, j], y[:, j])[0] for j in range(y.shape[1])]


class Values:
    """Stands in for an xarray assembly: SingleRegression only asks for .values."""
    def __init__(self, values):
        self.values = values


path = sys.argv[1] + '/brainscore_vision/metrics/regression_correlation/metric.py'
text = open(path).read()
space = {'np': np, 'scipy': scipy}
start = text.index('class SingleRegression')
exec(text[start:text.index('# make the crc', start)], space)
start = text.index('def pearsonr(x, y)')
exec(text[start:], space)

out = {'versions': {'numpy': np.__version__, 'scipy': scipy.__version__, 'sklearn': sklearn.__version__}}
for tag, rows, units in (('tall', 50, 12), ('wide', 30, 45)):
    both, y_both = data(rows + 10, units, 6)
    x, test, y, y_test = both[:rows], both[rows:], y_both[:rows], y_both[rows:]
    one = {'condition': float(np.linalg.cond(x - x.mean(0)) if tag == 'tall' else np.linalg.svd(x - x.mean(0))[1][0] / np.linalg.svd(x - x.mean(0))[1][rows - 2])}
    if tag == 'tall':
        one['linear'] = LinearRegression().fit(x, y).predict(test).tolist()
    else:
        centred, mean = x - x.mean(0), y.mean(0)
        one['linear'] = ((test - x.mean(0)) @ np.linalg.lstsq(centred, y - mean, rcond=None)[0] + mean).tolist()
    for k in (1, 3, 7):
        one[f'knn{k}'] = KNeighborsRegressor(k, algorithm='brute').fit(x, y).predict(test).tolist()
    single = space['SingleRegression']()
    single.fit(Values(x), Values(y))
    one['one_to_one_units'] = single.mapping.tolist()
    one['one_to_one_r'] = r(single.predict(Values(test)), y_test)
    out[tag] = one

x, y = data(40, 30, 9)
reverse = {'pls5': PLSRegression(5, scale=False, tol=1e-15, max_iter=100000), 'ridge1': Ridge(alpha=1)}
for name, regression in reverse.items():
    folds = [(np.asarray(regression.fit(y[train], x[train]).predict(y[test])), x[test]) for train, test in KFold(5).split(x)]
    each = np.array([r(p, t) for p, t in folds]).mean(0)
    pooled = np.array(r(np.vstack([p for p, _ in folds]), np.vstack([t for _, t in folds])))
    out[f'reverse_{name}'] = {'per_fold': each.tolist(), 'pooled': pooled.tolist(), 'median_per_fold': float(np.median(each))}
print(json.dumps(out, indent=1))
