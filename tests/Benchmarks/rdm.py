"""The peer of RdmContest.cs: python3 rdm.py data FOLDER | python3 rdm.py VARIANT FOLDER, rsatoolbox on PYTHONPATH"""
import sys
import side
import numpy as np

LAYERS = 10
UPPER = np.triu_indices(1000, 1)


def data(folder):
    """Ten layers that share a tenth of their variance with the first, as stored: float32."""
    rng = np.random.default_rng(0)
    first = rng.standard_normal((1000, 10000), np.float32)
    for layer in range(LAYERS):
        side.write(folder, f'layer{layer}', first if layer == 0 else rng.standard_normal(first.shape, np.float32) + first / 3)


def layers(folder, dtype=np.float64):
    return [side.read(folder, f'layer{layer}').astype(dtype) for layer in range(LAYERS)]


def rsatoolbox(method, dtype):
    def run(folder):
        from rsatoolbox.data import Dataset
        from rsatoolbox.rdm import calc_rdm
        sets = [Dataset(x) for x in layers(folder, dtype)]
        side.measure(lambda: calc_rdm(sets, method=method).dissimilarities[-1].mean(), warm=False)
    return run


def rsatoolbox_crossnobis(folder):
    from rsatoolbox.data import Dataset
    from rsatoolbox.rdm import calc_rdm
    runs = Dataset(np.concatenate(layers(folder)[:2]), obs_descriptors=dict(condition=np.tile(np.arange(1000), 2), run=np.repeat([0, 1], 1000)))
    side.measure(lambda: calc_rdm(runs, method='crossnobis', descriptor='condition', cv_descriptor='run').dissimilarities.mean(), warm=False)


def numpy_correlation(folder):
    """What NumPy can do: rsatoolbox multiplies by einsum, without BLAS."""
    sets = layers(folder)

    def work():
        for x in sets:
            x = x - x.mean(1, keepdims=True)
            x /= np.sqrt((x * x).sum(1, keepdims=True))
            upper = (1 - x @ x.T)[UPPER]
        return upper.mean()
    side.measure(work)


def numpy_crossnobis(folder):
    """What NumPy can do: rsatoolbox multiplies by an identity of 10,000 × 10,000 in each fold."""
    a, b = layers(folder)[:2]

    def work():
        k = a @ b.T
        d = np.diag(k)
        return (d[None] + d[:, None] - k - k.T)[UPPER].mean() / a.shape[1]
    side.measure(work)


{
    'data': data,
    'rsatoolbox-correlation': rsatoolbox('correlation', np.float64),
    'rsatoolbox-correlation-float32': rsatoolbox('correlation', np.float32),
    'rsatoolbox-euclidean': rsatoolbox('euclidean', np.float64),
    'rsatoolbox-euclidean-float32': rsatoolbox('euclidean', np.float32),
    'rsatoolbox-crossnobis': rsatoolbox_crossnobis,
    'numpy-correlation': numpy_correlation,
    'numpy-crossnobis': numpy_crossnobis,
}[sys.argv[1]](sys.argv[2])
