"""The peer of BandedContest.cs: python3 banded.py data FOLDER | python3 banded.py himalaya FOLDER (himalaya on PYTHONPATH)"""
import sys
import side
import numpy as np

SPACES, CANDIDATES = 4, 20


def data(folder, n=600, p=2000, q=1000):
    rng = np.random.default_rng(0)
    z = [rng.standard_normal((n, 30)) for _ in range(SPACES)]
    for space in range(SPACES):
        side.write(folder, f'X{space}', z[space] @ rng.standard_normal((30, p)) / 5 + .3 * rng.standard_normal((n, p)))
    weights = rng.dirichlet(np.full(SPACES, .3), q).T
    y = sum(np.sqrt(weights[space]) * (z[space] @ rng.standard_normal((30, q))) for space in range(SPACES))
    side.write(folder, 'Y', y + 6 * rng.standard_normal((n, q)))
    side.write(folder, 'G', rng.dirichlet(np.full(SPACES, .5), CANDIDATES))


def himalaya(folder):
    import warnings
    from himalaya.kernel_ridge import predict_weighted_kernel_ridge, solve_multiple_kernel_ridge_random_search
    from himalaya.scoring import r2_score_split
    from sklearn.model_selection import KFold
    warnings.filterwarnings('ignore')
    spaces, y, gammas = [side.read(folder, f'X{space}') for space in range(SPACES)], side.read(folder, 'Y'), side.read(folder, 'G')

    def work():
        each = []
        for train, test in KFold(3).split(y):
            centred = [x - x[train].mean(0) for x in spaces]
            kernels = np.array([x[train] @ x[train].T for x in centred])
            deltas, dual, _, intercept = solve_multiple_kernel_ridge_random_search(
                kernels, y[train], n_iter=gammas, alphas=np.logspace(0, 6, 10), cv=5, fit_intercept=True, return_weights='dual', progress_bar=False)
            split = predict_weighted_kernel_ridge(np.array([x[test] @ x[train].T for x in centred]), dual, deltas, split=True)
            each.append(r2_score_split(y[test] - intercept, split).sum(0))
        return np.mean(each)
    side.measure(work)


dict(data=data, himalaya=himalaya)[sys.argv[1]](sys.argv[2])
