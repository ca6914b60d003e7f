"""Small HDF5 files of activations with both kinds of groups, and files that reach outside or into themselves. h5py 3.7, HDF5 1.10."""
import h5py, numpy as np

ids = ['cat', 'dog', 'emu', 'fox']
values = np.arange(48, dtype='f4').reshape(4, 3, 4) / 8

for name, libver in [('earliest', 'earliest'), ('latest', 'latest')]:
    with h5py.File(f'features_{name}.h5', 'w', libver=libver) as f:
        f['stimulus_ids'] = ids
        f['conv1'] = values
        f.create_dataset('block/fc', data=values[:, 0].astype('f8'), compression='gzip', shuffle=True, chunks=(2, 3))
        f.create_dataset('block/half', data=values[:, 1].astype('f2'), fletcher32=True, chunks=(4, 2))
        f.create_dataset('grown', data=values[:, 2].astype('i2'), maxshape=(None, 4), chunks=(3, 4))
        f.create_dataset('grown2', data=values[:, 2].astype('u4'), maxshape=(None, None), chunks=(3, 2), compression='gzip')
        for i in range(12):                     # more than eight links: a heap and a tree in the newer kind
            f[f'many/m{i:02}'] = np.full((4, 2), i, 'i4')
        f['labels'] = np.arange(4)
        f.attrs['note'] = 'made by h5py'

for name, link in [('external', h5py.ExternalLink('features_latest.h5', '/conv1')), ('soft', h5py.SoftLink('soft'))]:
    with h5py.File(f'link_{name}.h5', 'w', libver='latest') as f:
        f['stimulus_ids'] = ids
        f['conv1'] = values
        f[name] = link

with h5py.File('raw_elsewhere.h5', 'w') as f:
    f['stimulus_ids'] = ids
    f.create_dataset('outside', shape=(4, 2), dtype='f4', external=[('features_latest.h5', 0, 32)])

with h5py.File('virtual.h5', 'w', libver='latest') as f:
    f['stimulus_ids'] = ids
    layout = h5py.VirtualLayout(shape=(4, 3), dtype='f4')
    layout[...] = h5py.VirtualSource('features_latest.h5', 'block/fc', shape=(4, 3))
    f.create_virtual_dataset('outside', layout)

with h5py.File('cycle.h5', 'w') as f:           # a group inside itself, and one object under two names
    f['stimulus_ids'] = ids
    f['a/conv1'] = values
    f['a/b/up'] = f['a']
    f['a/again'] = f['a/conv1']

with h5py.File('unwritten.h5', 'w') as f:       # legal: no byte of it was ever written
    f['stimulus_ids'] = ids
    f.create_dataset('layer', shape=(4, 2), dtype='f4')

with h5py.File('giant.h5', 'w') as f:
    f['stimulus_ids'] = ids
    f.create_dataset('layer', shape=(4, 10**9), dtype='f4', chunks=(1, 1000))

with h5py.File('bomb.h5', 'w') as f:            # 128 MiB of zeros in about 128 KiB
    f['stimulus_ids'] = ids
    f.create_dataset('layer', shape=(4, 2**23), dtype='f4', chunks=(4, 2**23), compression=9, data=np.zeros((4, 2**23), 'f4'))

with h5py.File('chunks.h5', 'w') as f:          # every value is its own place
    def put(name, shape, dtype, **how):
        f.create_dataset(name, data=np.arange(np.prod(shape), dtype=dtype).reshape(shape), **how)
    put('partial', (40, 9, 7), 'f4', chunks=(16, 9, 4))
    put('packed', (64, 33), 'i2', chunks=(20, 10), compression='gzip', shuffle=True)
    put('line', (3000,), 'f8', chunks=(700,))
    put('short', (30, 20, 1), 'f4', chunks=(30, 10, 1), fletcher32=True)
    put('deep', (5, 4, 6, 3), 'u2', chunks=(2, 3, 6, 3))
    put('beyond', (10, 5), 'f8', chunks=(4, 8), maxshape=(None, None))      # chunks wider than the array
    d = f.create_dataset('absent', shape=(100, 4), dtype='f4', chunks=(50, 4), fillvalue=7)
    d[:50] = np.arange(200).reshape(50, 4)
