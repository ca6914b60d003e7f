"""Reference numbers of i1, i2n, odd-one-out and mean rank, by the peers' own functions.

python3 make.py VISION CORE ALIGNMENT: check-outs of brain-score/vision, brain-score/core and LukasMut/human_alignment.
Writes image_signatures.json, odd_one_out.json and mean_rank.json beside this file. NaN is null.
"""
import json
import os
import sys
import types
import warnings

import numpy as np
import pandas as pd
import scipy

warnings.filterwarnings("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
VISION, CORE, ALIGNMENT = sys.argv[1:4]
sys.path[:0] = [CORE]


def package(name, path):
    module = types.ModuleType(name)
    module.__path__ = [path]
    sys.modules[name] = module
    return module


def load(name, path):
    import importlib.util
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


# The packages' own __init__ files register plug-ins and ask for storage: only the modules that hold the formulas are loaded.
root = f"{VISION}/brainscore_vision"
for name, path in (("brainscore_vision", root), ("brainscore_vision.metrics", f"{root}/metrics"), ("brainscore_vision.metric_helpers", f"{root}/metric_helpers"), ("brainscore_vision.model_helpers", f"{root}/model_helpers")):
    package(name, path)
for name, path in (("brainscore_core", ""), ("brainscore_core.supported_data_standards", "/supported_data_standards"), ("brainscore_core.supported_data_standards.brainio", "/supported_data_standards/brainio")):
    package(name, f"{CORE}/brainscore_core{path}")
utilities = types.ModuleType("brainscore_vision.utils")
utilities.fullname = lambda thing: type(thing).__name__
sys.modules["brainscore_vision.utils"] = utilities
transformations = types.ModuleType("brainscore_vision.metric_helpers.transformations")
transformations.apply_aggregate = lambda aggregate, values: aggregate(values)
sys.modules["brainscore_vision.metric_helpers.transformations"] = transformations
metric = load("i1i2_metric", f"{root}/metrics/i1i2/metric.py")
from brainscore_core.supported_data_standards.brainio.assemblies import BehavioralAssembly  # noqa: E402


def plain(values):
    return [[None if np.isnan(v) else float(v) for v in row] for row in np.atleast_2d(values)]


def signatures():
    rng = np.random.default_rng(20181)
    objects, per_object, each = 5, 6, 6
    names = np.array([f"object{k}" for k in range(objects)])
    truth = np.repeat(np.arange(objects), per_object)
    images = np.array([f"image{k:02d}" for k in range(len(truth))])
    ability = rng.uniform(.55, .97, len(truth))
    affinity = rng.uniform(-.15, .15, (len(truth), objects))
    image, distractor, correct = [], [], []
    for i in range(len(truth)):
        for _ in range(each * (objects - 1)):
            other = rng.choice([o for o in range(objects) if o != truth[i]])
            image.append(i)
            distractor.append(other)
            correct.append(rng.random() < np.clip(ability[i] + affinity[i, other], 0, 1))
    image, distractor, correct = map(np.array, (image, distractor, correct))
    order = rng.permutation(len(image))
    image, distractor, correct = image[order], distractor[order], correct[order]
    chosen = np.where(correct, truth[image], distractor)
    humans = BehavioralAssembly(names[chosen], dims=["presentation"], coords={
        "stimulus_id": ("presentation", images[image]), "truth": ("presentation", names[truth[image]]),
        "sample_obj": ("presentation", names[truth[image]]), "dist_obj": ("presentation", names[distractor])})
    logits = .4 * rng.normal(size=(len(truth), objects)) + 4 * np.eye(objects)[truth] * ability[:, None] - 3 * affinity
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    out = dict(truth=truth.tolist(), objects=objects, image=image.tolist(), distractor=distractor.tolist(), correct=correct.astype(int).tolist(), probabilities=p.tolist())

    def model():
        return BehavioralAssembly(p.copy(), dims=["presentation", "choice"], coords={"stimulus_id": ("presentation", images), "kind": ("presentation", images), "choice": names})

    class Halves:
        """The splits that the peer draws, taken down."""
        def __init__(self):
            self.state = np.random.RandomState(seed=0)

        def draw(self):
            indices = list(range(len(image)))
            self.state.shuffle(indices)
            return indices

    drawn = Halves()
    out["splits"] = [drawn.draw() for _ in range(2)]  # the first half of each is its first int(n/2) entries
    for name, make in (("i1", metric.I1), ("i2n", metric.I2n), ("i1n", metric.I1n), ("i2", metric.I2)):
        peer = make()
        source = model()
        peer.add_source_meta(source, humans)
        rates = peer.target_distractor_scores(source)
        dprimes = peer.dprimes(rates)
        whole = peer.build_response_matrix_from_responses(humans)
        human = peer.dprimes(whole)
        collapse = (lambda m: peer.collapse_distractors(m)) if peer._collapse_distractors else (lambda m: m)
        state = peer._initialize_random_state()
        scores = [float(peer._call_single(model(), humans, random_state=state)) for _ in range(2)]
        state = peer._initialize_random_state()
        ceilings = [float(peer.compute_ceiling(humans, random_state=state, skipna=True)) for _ in range(2)]
        out[name] = dict(model=plain(collapse(dprimes).values), human=plain(collapse(human).values), scores=scores, ceilings=ceilings,
                         ceiled=float(np.mean(np.array(scores) / np.sqrt(ceilings))),
                         whole=float(peer.correlate(collapse(dprimes), collapse(human), collapse_distractors=peer._collapse_distractors)))
        out["model_rates"], out["human_rates"] = plain(rates.values), plain(whole.values)
    return out


def odd_one_out():
    behaviour = f"{root}/model_helpers/brain_transformation/behavior.py"
    for name in ("brainscore_vision.model_helpers.utils", "brainscore_vision.model_interface"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["brainscore_vision.model_helpers.utils"].make_list = lambda x: x if isinstance(x, list) else [x]
    task = types.SimpleNamespace(odd_one_out="odd_one_out")
    sys.modules["brainscore_vision.model_interface"].BrainModel = type("BrainModel", (), {"Task": task})
    peer = load("behaviour_peer", behaviour).OddOneOut("reference", None, "layer")
    source = open(f"{ALIGNMENT}/utils/evaluation/helpers.py").read()
    scope = {}
    start, end = source.index("def compute_dots"), source.index("def ventropy")
    exec("import itertools\nimport numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom typing import *\nTensor = torch.Tensor\nArray = np.ndarray\n" + source[start:end], scope)
    rng = np.random.default_rng(3)
    features = rng.normal(size=(14, 6)) + 0.4
    triplets = np.array([rng.choice(14, 3, replace=False) for _ in range(60)])
    out = dict(features=features.tolist(), triplets=triplets.tolist())
    for measure in ("dot", "cosine"):
        peer.set_similarity_measure(measure)
        assembly = BehavioralAssembly(features, dims=["presentation", "neuroid"], coords={
            "stimulus_id": ("presentation", np.arange(14)), "other": ("presentation", np.arange(14)), "unit": ("neuroid", np.arange(6)), "layer": ("neuroid", np.arange(6))})
        choices = peer.calculate_choices(peer.calculate_similarity_matrix(assembly), triplets.reshape(-1))
        out[measure] = [int(np.where(t == c)[0][0]) for t, c in zip(triplets, choices)]
        out[f"{measure}_accuracy"] = float(np.mean(np.array(choices) == triplets[:, 2]))
        out[f"{measure}_ceiled"] = float((out[f"{measure}_accuracy"] - 1 / 3) / (0.6767 - 1 / 3))
        own, _ = scope["get_predictions"](features, triplets, dist=measure)
        out[f"{measure}_human_alignment"] = [int(c) for c in own]
    return out


def mean_rank():
    rng = np.random.default_rng(5)
    table = pd.DataFrame(dict(accuracy=np.round(rng.random(12) / 10, 2), observed=np.round(rng.random(12), 1), error=np.round(rng.random(12), 1)))
    ranks = [table.accuracy.rank(), table.error.rank(ascending=False), table.observed.rank(ascending=False)]  # as print_benchmark_table_humanlike_to_latex
    return dict(table={c: table[c].tolist() for c in table}, mean_rank=((ranks[0] + ranks[1] + ranks[2]) / 3.0).tolist())


versions = dict(python=sys.version.split()[0], numpy=np.__version__, scipy=scipy.__version__, pandas=pd.__version__)
for name, make in (("image_signatures", signatures), ("odd_one_out", odd_one_out), ("mean_rank", mean_rank)):
    with open(f"{HERE}/{name}.json", "w") as f:
        json.dump(dict(versions=versions, **make()), f)
