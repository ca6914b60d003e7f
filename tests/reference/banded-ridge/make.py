"""Banded ridge by himalaya on given candidates. PYTHONPATH=HIMALAYA python3 make.py > expected.json

Inputs are whole numbers by formula: v(i, j) = ((37 i² + 59 j² + 101 i j + 17 i + 29 j) mod 1009) / 504.5 − 1, 63 rows.
Spaces: columns 0…19 of v, columns 20…54 times 3, columns 55…62 times 0.2.
y(i, j) = a(i, 3j mod 20) + b(i, 5j mod 35)·[j odd]/3 + 5 c(i, j)·[j < 4] + 0.8 v(i, 70 + j) + 10 j, 8 neuroids.
"""
import json
import sys
import warnings

import himalaya
import numpy as np
import scipy
import sklearn
from himalaya.kernel_ridge import predict_weighted_kernel_ridge, solve_multiple_kernel_ridge_random_search
from himalaya.scoring import correlation_score, correlation_score_split, r2_score_split
from sklearn.model_selection import KFold

warnings.filterwarnings('ignore')
ROWS, NEUROIDS = 63, 8
i, j = np.arange(ROWS)[:, None], np.arange(78)[None, :]
v = ((37 * i * i + 59 * j * j + 101 * i * j + 17 * i + 29 * j) % 1009) / 504.5 - 1
spaces = [v[:, :20], 3 * v[:, 20:55], 0.2 * v[:, 55:63]]
k = np.arange(NEUROIDS)
y = (spaces[0][:, 3 * k % 20] + (k % 2) * spaces[1][:, 5 * k % 35] / 3
     + (k < 4) * 5 * spaces[2][:, k] + 0.8 * v[:, 70 + k] + 10 * k)
gammas = np.array([[1, 1, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1], [8, 1, 1], [1, 8, 1], [1, 1, 8], [1, 1, 98], [90, 1, 9], [1, 4, 45], [48, 1, 1], [2, 1, 0]], float)
gammas /= gammas.sum(1, keepdims=True)
alphas = np.logspace(-2, 4, 7)

folds = []
for train, test in KFold(3).split(y):
    centred = [x - x[train].mean(0) for x in spaces]
    K = np.array([x[train] @ x[train].T for x in centred])
    K_test = np.array([x[test] @ x[train].T for x in centred])
    deltas, dual, scores, best, intercept = solve_multiple_kernel_ridge_random_search(
        K, y[train], n_iter=gammas, alphas=alphas, cv=KFold(5), fit_intercept=True, return_weights='dual',
        local_alpha=True, progress_bar=False, return_alphas=True)
    split = predict_weighted_kernel_ridge(K_test, dual, deltas, split=True)
    joint = predict_weighted_kernel_ridge(K_test, dual, deltas, intercept=intercept)
    folds.append(dict(split=split, joint=joint, y=y[test], intercept=intercept, alphas=best, gammas=np.exp(deltas) * best,
                      means=np.broadcast_to(intercept, joint.shape)[None]))

whole = np.concatenate([f['y'] for f in folds])
rest = np.concatenate([f['y'] - f['intercept'] for f in folds])
split = np.concatenate([f['split'] for f in folds], 1)
means = np.concatenate([f['means'] for f in folds], 1)
out = {
    'versions': {'himalaya': himalaya.__version__, 'numpy': np.__version__, 'scipy': scipy.__version__, 'sklearn': sklearn.__version__},
    'gammas': gammas.tolist(), 'alphas': alphas.tolist(),
    'joint': np.concatenate([f['joint'] for f in folds]).tolist(),
    'chosen_alphas': [f['alphas'].tolist() for f in folds],
    'chosen_gammas': [f['gammas'].tolist() for f in folds],
    'per_fold': {
        'r': np.mean([correlation_score(f['y'], f['joint']) for f in folds], 0).tolist(),
        'correlation_split': np.mean([correlation_score_split(f['y'], f['split']) for f in folds], 0).tolist(),
        'r2_split': np.mean([r2_score_split(f['y'] - f['intercept'], f['split']) for f in folds], 0).tolist(),
    },
    'pooled': {  # the training means as one more part
        'r': correlation_score(whole, split.sum(0) + means[0]).tolist(),
        'correlation_split': correlation_score_split(whole, np.concatenate([split, means])).tolist(),
        'r2_split': r2_score_split(rest, split).tolist(),
    },
}
json.dump(out, sys.stdout, indent=1)
