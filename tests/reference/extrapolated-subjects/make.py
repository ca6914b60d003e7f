"""Ceilings extrapolated over subjects. python3 make.py BRAINSCORE_LANGUAGE > expected.json

BRAINSCORE_LANGUAGE: a checkout of brain-score/language; of benchmarks/blank2014/ceiling.py the curve v and the method fit run as they are (fit bounds the
limit to 0 … 1), and beside it scipy's curve_fit without bounds and with tight tolerances.
Inputs are whole numbers by formula: v(i, j) = ((37 i² + 59 j² + 101 i j + 17 i + 29 j) mod 1009) / 504.5 − 1. Five subjects with six neuroids, 40 stimuli:
y_s(i, j) = Σ_l v(i, l) v(l + 7 s + 3, j + 11), l < 5, + 1.5 v(i, 100 + 6 s + j).
"""
import itertools
import json
import sys

import numpy as np
import scipy
import sklearn
from scipy.optimize import curve_fit
from scipy.stats import pearsonr
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold

text = open(sys.argv[1] + '/brainscore_language/benchmarks/blank2014/ceiling.py').read()
space = {'np': np, 'curve_fit': curve_fit}
exec(text[text.index('def v(x'):text.index('class ExtrapolationCeiling')], space)
start = text.index('    def fit(self')
exec('\n'.join(line[4:] for line in text[start:text.index('class HoldoutSubjectCeiling')].splitlines()), space)
curve, bounded = space['v'], space['fit']


def fits(n, y):
    tight = dict(ftol=1e-15, xtol=1e-15, gtol=1e-15)
    free, _ = curve_fit(curve, n, y, p0=[max(y), 1.5], maxfev=100000, **tight)
    return {'n': list(map(float, n)), 'y': list(map(float, y)), 'free': free.tolist(), 'brain_score': np.asarray(bounded(None, n, y)).tolist()}


n = np.arange(2, 11.0)
jitter = np.array([.011, -.007, .004, -.012, .009, .002, -.005, .006, -.003])
cases = {
    'exact': fits(n, curve(n, .62, 2.4)),
    'noisy': fits(n, curve(n, .62, 2.4) + jitter),
    'slow': fits(n, curve(n, .8, 9.0) + .2 * jitter),
    'fast': fits(n, curve(n, .35, .7) + .1 * jitter),
    'negative': fits(n, curve(n, -.2, 3.0) + .1 * jitter) | {'brain_score': None},
    'four_points': fits(n[:4], curve(n[:4], .5, 2.0) + .5 * jitter[:4]),
    'above_one': fits(n, curve(n, 1.3, 8.0) + .05 * jitter),
}


def value(rows, columns):
    i, j = np.asarray(rows)[:, None], np.asarray(columns)[None, :]
    return ((37 * i * i + 59 * j * j + 101 * i * j + 17 * i + 29 * j) % 1009) / 504.5 - 1


stimuli, neuroids = np.arange(40), np.arange(6)
latent = value(stimuli, np.arange(5))
subjects = [latent @ value(np.arange(5) + 7 * s + 3, neuroids + 11) + 1.5 * value(stimuli, 100 + 6 * s + neuroids) for s in range(5)]
points = []
for size in range(2, 6):
    row = []
    for s in range(5):
        each = []
        for others in itertools.combinations([o for o in range(5) if o != s], size - 1):
            x, y = np.hstack([subjects[o] for o in others]), subjects[s]
            held = np.empty_like(y)
            for train, test in KFold(5).split(x):
                held[test] = Ridge(alpha=1).fit(x[train], y[train]).predict(x[test])
            each.append([pearsonr(held[:, j], y[:, j])[0] for j in neuroids])
        row += np.mean(each, 0).tolist()
    points.append(row)
sizes = np.arange(2, 6.0)
limits = []
for column in np.array(points).T:
    try:
        found = fits(sizes, column)
        limits.append(found['free'] if found['free'][1] > .05 else None)
    except RuntimeError:
        limits.append(None)
versions = {'numpy': np.__version__, 'scipy': scipy.__version__, 'sklearn': sklearn.__version__}
json.dump({'versions': versions, 'cases': cases, 'subjects': {'points': points, 'limits': limits}}, sys.stdout, indent=1)
