"""The peer of CompareContest.cs: python3 compare.py data FOLDER | python3 compare.py METHOD FOLDER, METHOD of rsatoolbox's compare."""
import sys
import side
import numpy as np


def data(folder, conditions=1000, models=10):
    """As ../shared/bench-peers/b4_rdm.py."""
    rng = np.random.default_rng(0)
    pairs = conditions * (conditions - 1) // 2
    base = rng.standard_normal(pairs)
    side.write(folder, 'models', np.abs(base + rng.standard_normal((models, pairs))))
    side.write(folder, 'recorded', np.abs(base + rng.standard_normal((1, pairs))))


def rsatoolbox(method, folder):
    from rsatoolbox.rdm import RDMs, compare
    models, recorded = RDMs(side.read(folder, 'models')), RDMs(side.read(folder, 'recorded'))
    side.measure(lambda: compare(models, recorded, method).sum())


data(sys.argv[2]) if sys.argv[1] == 'data' else rsatoolbox(*sys.argv[1:])
