"""The peer of PlsContest.cs: python3 pls.py data FOLDER | python3 pls.py sklearn FOLDER"""
import sys
import side
import numpy as np


def data(folder, n=2560, p=1000, q=168, k=60):
    """Low rank and noise, as ../shared/bench-peers/b2_pls.py."""
    rng = np.random.default_rng(0)
    z = rng.standard_normal((n, k)) / np.arange(1, k + 1) ** .7
    side.write(folder, 'X', z @ rng.standard_normal((k, p)) + .15 * rng.standard_normal((n, p)))
    side.write(folder, 'Y', z @ rng.standard_normal((k, q)) + 1.5 * rng.standard_normal((n, q)))


def correlation(a, b):
    a, b = a - a.mean(0), b - b.mean(0)
    return (a * b).sum(0) / np.sqrt((a * a).sum(0) * (b * b).sum(0))


def sklearn(folder):
    from sklearn.cross_decomposition import PLSRegression
    from sklearn.model_selection import ShuffleSplit
    x, y = side.read(folder, 'X'), side.read(folder, 'Y')

    def work():
        r = [correlation(PLSRegression(25, scale=False).fit(x[a], y[a]).predict(x[b]), y[b])
             for a, b in ShuffleSplit(n_splits=10, train_size=.9, test_size=.1, random_state=1).split(x)]
        return np.median(np.mean(r, 0))  # the splits are other draws than ours: equal to two digits
    side.measure(work, warm=False)


dict(data=data, sklearn=sklearn)[sys.argv[1]](sys.argv[2])
