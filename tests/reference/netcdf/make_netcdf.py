"""Assemblies in NetCDF as xarray and Brain-Score's write_netcdf write them, and what xarray reads from them (expected.json). xarray 2023.01, netCDF4 1.6.2 (netCDF 4.9.0, HDF5 1.10.8)."""
import json, numpy as np, xarray as xr
from read_netcdf import describe

rng = np.random.RandomState(0)
LENGTH = {'presentation': 6, 'neuroid': 4, 'time_bin': 3}


def assembly(dims, dtype='f8'):
    coords = {}
    if 'presentation' in dims:
        coords.update(stimulus_id=('presentation', ['im%02d' % (i // 2) for i in range(6)]), repetition=('presentation', np.arange(6) % 2),
                      is_face=('presentation', np.arange(6) % 3 == 0), degrees=('presentation', np.linspace(0.1, 8, 6)))
    if 'neuroid' in dims:
        coords.update(neuroid_id=('neuroid', ['a_1', 'b', 'ç', 'dd']), x=('neuroid', np.array([0.1, 2, np.nan, 4], 'f4')), region=('neuroid', ['V4', 'V4', 'IT', 'IT']))
    if 'time_bin' in dims:
        coords.update(time_bin_start=('time_bin', [70, 80, 90]), time_bin_end=('time_bin', [80, 90, 100]))
    a = xr.DataArray(rng.randn(*[LENGTH[d] for d in dims]).astype(dtype), coords=coords, dims=dims)
    a.attrs.update(stimulus_set_identifier='lab.Set2020', number=3, rate=0.1)
    return a


def brainscore(a, name, **how):                 # brainio/packaging.py: write_netcdf
    a = a.reset_index(list(a.indexes))
    ds = a.to_dataset(name='data', promote_attrs=True)
    ds.to_netcdf(name, encoding={v: dict(zlib=True, complevel=9) for v in ds.data_vars}, **how)


three = assembly(('presentation', 'neuroid', 'time_bin'))
three[1, 2, 0] = np.nan
brainscore(three.set_index(presentation=['stimulus_id', 'repetition', 'is_face', 'degrees'], neuroid=['neuroid_id', 'region', 'x'], append=True), 'three.nc')
brainscore(assembly(('presentation', 'neuroid'), 'f4'), 'two.nc')
one = assembly(('presentation',))
one.coords['subject'] = 'monkey'
one.to_netcdf('one.nc')                         # without Brain-Score's own function: an array without a name
named = assembly(('presentation', 'neuroid')).assign_coords(presentation=np.arange(6) * 10, neuroid=['n%d' % i for i in range(4)]).rename('responses')
named.to_netcdf('index.nc')                     # coordinates with their dimension's name
packed = assembly(('presentation', 'neuroid')).rename('data')
packed[2, 1] = np.nan
packed.to_netcdf('packed.nc', unlimited_dims=['presentation'], encoding={'data': dict(dtype='i4', scale_factor=0.001, add_offset=2.0, _FillValue=-32768)})
for kind in ('NETCDF3_CLASSIC', 'NETCDF3_64BIT'):
    assembly(('presentation', 'neuroid', 'time_bin')).rename('data').to_netcdf(kind.lower() + '.nc', format=kind)
record = assembly(('presentation', 'neuroid')).rename('data')
record.to_netcdf('netcdf3_records.nc', format='NETCDF3_64BIT', unlimited_dims=['presentation'])

NAMES = ['three', 'two', 'one', 'index', 'packed', 'netcdf3_classic', 'netcdf3_64bit', 'netcdf3_records']
json.dump({n: describe(n + '.nc') for n in NAMES}, open('expected.json', 'w'), indent=0, ensure_ascii=False)
