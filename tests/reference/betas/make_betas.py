"""Betas as NSD and GLMsingle keep them, in a volume of (x, y, z) = (2, 3, 4). h5py 3.7. The value of trial t at (x, y, z) is 1000 t + 100 x + 10 y + z (NSD: in int16; GLMsingle: divided by 8, NaN at (1, 2, 3))."""
import h5py, numpy as np

x, y, z = np.meshgrid(range(2), range(3), range(4), indexing='ij')
volume = 100 * x + 10 * y + z                                   # (x, y, z), as nibabel gives it


def trials(n, first):
    return np.stack([1000 * t + volume for t in range(first, first + n)], axis=-1)     # (x, y, z, trials)


with h5py.File('betas_session01.hdf5', 'w') as f:               # as MATLAB writes (x, y, z, trials)
    f['betas'] = trials(5, 0).T.astype('i2')
with h5py.File('betas_session02.hdf5', 'w') as f:               # a chunk a voxel
    f.create_dataset('betas', data=trials(3, 5).T.astype('i2'), chunks=(3, 1, 1, 1))
with h5py.File('betas_session03.hdf5', 'w') as f:               # a chunk a trial
    f.create_dataset('betas', data=trials(4, 8).T.astype('i2'), chunks=(1, 4, 3, 2), compression='gzip')
b = trials(6, 0).astype('f4') / 8
b[1, 2, 3] = np.nan
with h5py.File('TYPED_FITHRF_GLMDENOISE_RR.hdf5', 'w') as f:    # glmsingle/utils/h5_utils.py
    f['betasmd'] = b
    f['R2'] = volume.astype('f4')
    f.create_dataset('rrbadness', data=h5py.Empty('f'))
    f.attrs['note'] = 'none'
with h5py.File('cube.hdf5', 'w') as f:                          # trials first or last?
    f['betas'] = np.zeros((2, 2, 2, 2), 'i2')
