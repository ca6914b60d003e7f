"""The peer of CkaContest.cs: python3 cka.py data FOLDER | python3 cka.py cka|unbiased_cka|mutual_knn|cknna FOLDER; platonic-rep's metrics.py on PYTHONPATH."""
import sys
import types
import side
import numpy as np


def data(folder, n=2000, p=2048, q=768, k=100):
    """A hundred shared dimensions and noise, as ../shared/bench-peers/b5_cka.py; rows of unit length, as the peer prepares its input."""
    rng = np.random.default_rng(0)
    z = rng.standard_normal((n, k))
    for name, units in (('X', p), ('Y', q)):
        x = z @ rng.standard_normal((k, units)) + 3 * rng.standard_normal((n, units))
        side.write(folder, name, (x / np.linalg.norm(x, axis=1, keepdims=True)).astype(np.float32))


def peer(name, folder):
    audio = types.ModuleType('torchaudio')  # imported by the peer, used by none of these
    audio.functional = types.ModuleType('torchaudio.functional')
    sys.modules.update({'torchaudio': audio, 'torchaudio.functional': audio.functional})
    import torch
    import metrics
    torch.set_num_threads(2)
    x, y = (torch.from_numpy(side.read(folder, name)) for name in 'XY')
    options = dict(topk=10) if 'nn' in name else {}
    side.measure(lambda: getattr(metrics.AlignmentMetrics, name)(x, y, **options))


data(sys.argv[2]) if sys.argv[1] == 'data' else peer(*sys.argv[1:])
