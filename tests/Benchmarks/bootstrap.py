"""The peer of BootstrapContest.cs: python3 bootstrap.py data FOLDER | python3 bootstrap.py METHOD FOLDER, METHOD of rsatoolbox's compare, or dual. DRAWS in the environment (1000)."""
import os
import sys
import side
import numpy as np


def data(folder, conditions=100, models=10, subjects=8):
    """As ../shared/bench-peers/b4_rdm.py."""
    rng = np.random.default_rng(0)
    pairs = conditions * (conditions - 1) // 2
    base = rng.standard_normal(pairs)
    side.write(folder, 'subjects', np.abs(base + rng.standard_normal((subjects, pairs))))
    side.write(folder, 'models', np.abs(base + rng.standard_normal((models, pairs))))


def rsatoolbox(method, folder):
    from rsatoolbox.inference import eval_bootstrap_pattern, eval_dual_bootstrap
    from rsatoolbox.model import ModelFixed
    from rsatoolbox.rdm import RDMs
    models = [ModelFixed(f'm{i}', RDMs(row[None])) for i, row in enumerate(side.read(folder, 'models'))]
    subjects, draws = RDMs(side.read(folder, 'subjects')), int(os.environ.get('DRAWS', 1000))
    np.random.seed(1)
    if method == 'dual':
        # It cannot leave the ceiling out.
        side.measure(lambda: eval_dual_bootstrap(models, subjects, method='corr', N=draws, verbose=-1).model_var.mean(), warm=False)
    else:
        side.measure(lambda: eval_bootstrap_pattern(models, subjects, method=method, N=draws, boot_noise_ceil=False, verbose=-1).evaluations.mean(), warm=False)


data(sys.argv[2]) if sys.argv[1] == 'data' else rsatoolbox(*sys.argv[1:])
