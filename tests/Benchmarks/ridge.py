"""The peer of RidgeContest.cs: python3 ridge.py data FOLDER | himalaya FOLDER | sklearn FOLDER (himalaya on PYTHONPATH)"""
import sys
import side
import numpy as np

ALPHAS = np.logspace(-3, 7, 20)


def data(folder, n=1000, p=50176, q=2000):
    """As ../shared/bench-peers/b3_ridge.py."""
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n, p), dtype=np.float32)
    side.write(folder, 'X', x)
    signal = x[:, :200] @ rng.standard_normal((200, q), dtype=np.float32) / 14
    side.write(folder, 'Y', (signal + 2 * rng.standard_normal((n, q), dtype=np.float32)).astype(np.float32))


def himalaya(folder):
    from himalaya.kernel_ridge import KernelRidgeCV
    from sklearn.model_selection import KFold
    x, y = side.read(folder, 'X'), side.read(folder, 'Y')
    # no intercept: the peer's own default, and its faster one
    side.measure(lambda: np.mean(np.square(KernelRidgeCV(alphas=ALPHAS, kernel='linear', cv=KFold(5)).fit(x, y).predict(x[:200]), dtype=np.float64)))


def sklearn(folder):
    from sklearn.linear_model import RidgeCV
    x, y = side.read(folder, 'X'), side.read(folder, 'Y')
    side.measure(lambda: np.mean(np.square(RidgeCV(alphas=ALPHAS, alpha_per_target=True).fit(x, y).predict(x[:200]), dtype=np.float64)), warm=False)


dict(data=data, himalaya=himalaya, sklearn=sklearn)[sys.argv[1]](sys.argv[2])
