"""MATLAB version 5 files by scipy.io.savemat (SciPy 1.10), plain and compressed: structures, cells, sparse matrices, characters."""
import numpy as np, scipy.sparse as sp
from scipy.io import savemat

cell = np.empty((2, 2), dtype=object)
cell[0, 0], cell[0, 1], cell[1, 0], cell[1, 1] = 'one', np.array([[1.5, 2.5]]), np.array(['ab', 'cde']), sp.csc_matrix(np.eye(2))
trials = np.zeros((1, 2), dtype=[('name', object), ('onset', object)])
trials[0, 0] = ('first', 0.25)
trials[0, 1] = ('second', np.array([1, 2], 'i2'))
values = {
    'matrix': np.arange(6.).reshape(2, 3),
    'small': np.arange(6, dtype='u1').reshape(3, 2),
    'logical': np.array([[True, False, True]]),
    'complex': np.array([[1 + 3j, 2 - 4j]]),
    'word': 'Grüße',
    'lines': np.array(['abc', 'defg']),
    'cell': cell,
    'trials': trials,
    'record': {'region': 'IT', 'inner': {'deep': 2.5}},
    'sparse': sp.csc_matrix(([9., -1., 4.5], ([1, 0, 2], [0, 3, 3])), shape=(3, 4)),
    'sparse_complex': sp.csc_matrix(([1 + 2j], ([1], [1])), shape=(2, 2)),
    'sparse_empty': sp.csc_matrix((2, 3)),
    'sparse_logical': sp.csc_matrix(np.array([[True, False], [False, True]])),
    'sparse_wide': sp.csc_matrix(([7.], ([199999999], [2])), shape=(200000000, 3)),
    'empty': np.zeros((0, 3)),
}
for compressed in (False, True):
    savemat('scipy_compressed.mat' if compressed else 'scipy.mat', values, do_compression=compressed, oned_as='row')
