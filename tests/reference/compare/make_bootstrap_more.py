"""rsatoolbox on the draws of bootstrap_given_indices.json: the comparators that file leaves out. Run with rsatoolbox on PYTHONPATH, from this folder."""
import json
import numpy as np
from rsatoolbox.rdm import RDMs, compare

draws = json.load(open("bootstrap_given_indices.json"))["pattern_idx"]
a, b = np.load("A.npy"), np.load("B.npy")
out = {}
for method in ("kendall", "corr_cov", "cosine_cov"):
    out[method] = [compare(RDMs(a).subsample_pattern("index", i), RDMs(b).subsample_pattern("index", i), method).tolist() for i in draws]
json.dump(out, open("bootstrap_more.json", "w"))
