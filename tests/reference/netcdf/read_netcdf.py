"""What xarray.open_dataarray reads from a NetCDF file, as JSON: python3 read_netcdf.py FILE JSON."""
import json, sys, numpy as np, xarray as xr


def plain(v):
    v = np.asarray(v)
    return [None if isinstance(x, float) and np.isnan(x) else x for x in (v.astype('f8') if v.dtype.kind == 'f' else v).ravel().tolist()]


def describe(path):
    a = xr.open_dataarray(path)
    return dict(name=a.name or '', dims=list(a.dims), shape=list(a.shape), values=plain(a.values), attributes={k: str(v) for k, v in a.attrs.items()},
                labels={c: dict(dim=a[c].dims[0], kind=a[c].dtype.kind, values=plain(a[c].values)) for c in a.coords if len(a[c].dims) == 1})


if __name__ == '__main__':
    json.dump(describe(sys.argv[1]), open(sys.argv[2], 'w'))
