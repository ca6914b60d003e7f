"""Whitened comparisons with V (rsatoolbox's _get_v) inverted by numpy instead of iterated or cut short. rsatoolbox on PYTHONPATH; the two covariances from shared/golden/compare."""
import json
import sys
import numpy as np
from rsatoolbox.rdm.compare import _get_v

golden = sys.argv[1]
out = {}
for kind in ("full", "diag"):
    inverse = np.linalg.inv(_get_v(15, np.load(f"{golden}/sigma_k_{kind}.npy")).toarray())
    for method in ("cosine_cov", "corr_cov"):
        a, b = np.load("A.npy"), np.load("B.npy")
        if method == "corr_cov":
            a, b = a - a.mean(1, keepdims=True), b - b.mean(1, keepdims=True)
        norms = [np.sqrt(np.einsum("ij,jk,ik->i", x, inverse, x)) for x in (a, b)]
        out[f"{method}__sigma_k_{kind}"] = (a @ inverse @ b.T / norms[0][:, None] / norms[1]).tolist()
json.dump(out, open("whitened_exact.json", "w"))
