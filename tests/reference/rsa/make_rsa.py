"""Non-negative least squares by scipy, and fitted models by rsatoolbox: given folds exactly, bootstrap_crossval by chance. rsatoolbox on PYTHONPATH; run in this folder."""
import importlib
import json
import numpy as np
from scipy.optimize import nnls
from rsatoolbox.rdm import RDMs, compare
from rsatoolbox.model import ModelFixed, ModelWeighted
from rsatoolbox.model import fitter
from rsatoolbox.model.fitter import fit_regress_nn
from rsatoolbox.inference import bootstrap_crossval, crossval
from rsatoolbox.inference.crossvalsets import sets_k_fold_pattern

# rsatoolbox's own solver stops at an absolute gradient of 2e-14, which rounding keeps it from on these data: it does not end. scipy's takes its place.
fitter._nn_least_squares = lambda a, y, ridge_weight=0, V=None: nnls(a, y)

out = {"nnls": [], "crossval": {}, "bootstrap_crossval": {}}
rng = np.random.default_rng(7)
for rows, columns, kind in ((30, 4, "normal"), (30, 8, "positive"), (200, 12, "correlated"), (25, 5, "dependent"), (12, 3, "hopeless"), (40, 6, "large")):
    x = rng.standard_normal((rows, columns))
    if kind in ("positive", "correlated", "large"):
        x = np.abs(x)
    if kind == "correlated":
        x += 5 * np.abs(rng.standard_normal((rows, 1)))
    if kind == "dependent":
        x[:, 4] = 0  # a column of zeros
    y = x @ rng.uniform(-1, 1, columns) + rng.standard_normal(rows)
    if kind == "hopeless":
        x, y = np.abs(x), -np.abs(y)
    if kind == "large":
        x *= 10.0 ** np.arange(-3, 3)
        y *= 1e6
    weights, norm = nnls(x, y)
    out["nnls"].append(dict(kind=kind, x=x.tolist(), y=y.tolist(), weights=weights.tolist(), norm=norm))

# Five subjects and three layers over 18 conditions: squared distances of features that the subjects mix.
features = rng.standard_normal((3, 18, 6))


def rdm(patterns):
    i, j = np.triu_indices(18, 1)
    return ((patterns[i] - patterns[j]) ** 2).mean(1)


layers = np.array([rdm(f) for f in features])
subjects = np.array([.6 * layers[0] + .3 * layers[1] + rdm(.9 * rng.standard_normal((18, 6))) for _ in range(5)])
out["layers"], out["subjects"] = layers.tolist(), subjects.tolist()
data = RDMs(subjects)
models = [ModelWeighted("weighted", RDMs(layers)), ModelFixed("first", RDMs(layers[:1]))]
for method in ("cosine", "corr"):
    fitters = [fit_regress_nn, None]
    train, test, _ = sets_k_fold_pattern(data, k=3, random=False)
    result = crossval(models, data, train, test, method=method, fitter=fitters)
    weights = [fit_regress_nn(models[0], t[0], method=method, pattern_idx=t[1], pattern_descriptor="index").tolist() for t in train]
    out["crossval"][method] = dict(test=[np.array(t[1]).tolist() for t in test], evaluations=result.evaluations[0].tolist(), weights=weights)
for kind in ("both", "pattern", "rdm"):
    np.random.seed(3)
    result = bootstrap_crossval(models, data, method="corr", fitter=[fit_regress_nn, None], k_pattern=2, k_rdm=1, N=400, boot_type=kind, verbose=-1)
    out["bootstrap_crossval"][kind] = dict(means=result.get_means().tolist(), model_var=result.model_var.tolist(), diff_var=result.diff_var.tolist(), std=np.nanstd(result.evaluations.mean((-1, -2)), 0).tolist(), undefined=int(np.isnan(result.evaluations[:, 0, 0, 0]).sum()))

# What each fold of a few draws was fitted to and scored on, with its result: checked exactly.
recorded = []


def recording(models, rdms, train_set, test_set, **options):
    result = crossval(models, rdms, train_set, test_set, **options)
    recorded.append(dict(values=result.evaluations[0].tolist(), folds=[
        dict(training=np.array(a[1]).tolist(), test=np.array(b[1]).tolist(), trainingSubjects=np.array(a[0].rdm_descriptors["index"]).tolist(), testSubjects=np.array(b[0].rdm_descriptors["index"]).tolist())
        for a, b in zip(train_set, test_set)]))
    return result


evaluate = importlib.import_module("rsatoolbox.inference.evaluate")
evaluate.crossval = recording
np.random.seed(5)
bootstrap_crossval(models, data, method="corr", fitter=[fit_regress_nn, None], k_pattern=2, k_rdm=2, N=6, verbose=-1)
out["folds"] = recorded
json.dump(out, open("expected.json", "w"))
