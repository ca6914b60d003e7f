"""Pickles of every protocol by CPython's own pickler, in torch.save's two containers. python3 make_pickles.py (Python 3.11, no PyTorch needed)."""
import argparse, collections, io, pickle, struct, sys, types, zipfile

torch = types.ModuleType('torch'); utils = types.ModuleType('torch._utils'); torch._utils = utils
sys.modules['torch'] = torch; sys.modules['torch._utils'] = utils


def rebuild(*arguments): raise RuntimeError('never called here')


rebuild.__module__ = 'torch._utils'; rebuild.__qualname__ = rebuild.__name__ = '_rebuild_tensor_v2'; utils._rebuild_tensor_v2 = rebuild


class FloatStorage: pass


FloatStorage.__module__ = 'torch'; torch.FloatStorage = FloatStorage


class Storage:
    def __init__(self, key, numel, view=None, legacy=False): self.key, self.numel, self.view, self.legacy = key, numel, view, legacy


class Tensor:
    def __init__(self, storage, offset, size, stride): self.a = (storage, offset, size, stride, False, collections.OrderedDict())
    def __reduce__(self): return rebuild, self.a


class Pickler(pickle.Pickler):
    def persistent_id(self, o):
        if isinstance(o, Storage):
            return ('storage', FloatStorage, o.key, 'cpu', o.numel) + ((o.view,) if o.legacy else ())


def dump(value, protocol):
    out = io.BytesIO(); Pickler(out, protocol).dump(value); return out.getvalue()


def save_zip(path, value, protocol, storages):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_STORED) as z:
        z.writestr('archive/data.pkl', dump(value, protocol))
        for key, data in storages.items(): z.writestr('archive/data/' + key, data)
        z.writestr('archive/version', '3\n')


def save_legacy(path, value, storages):
    with open(path, 'wb') as f:
        for v in (0x1950a86a20f9469cfc6c, 1001, dict(protocol_version=1001, little_endian=True, type_sizes=dict(short=2, int=4, long=4))): pickle.dump(v, f, 2)
        f.write(dump(value, 2)); pickle.dump(list(storages), f, 2)
        for data in storages.values(): f.write(struct.pack('<q', len(data) // 4) + data)


floats = struct.pack('<6f', 0, 1, 2, 3, 4, 5)
rest = dict(none=None, yes=True, no=False, small=7, byte=200, short=60000, negative=-5, int32=2**31, minus=-2**40, big=2**80, number=0.1, text='Gr\u00fc\u00dfe \u4e16', data=b'abc', pair=(1, 2), long=tuple(range(5)),
            items=[1, [2, [3]]], members={1}, frozen=frozenset([1]))
rest['self'] = rest['items']
save_zip('builtins_proto0.pth', rest, 0, {})
for protocol in range(1, 6):
    if protocol == 2: rest['space'] = argparse.Namespace(lr=0.1, name='x')  # below 2 it would go through copyreg, which is refused
    save_zip(f'protocol{protocol}.pth', dict(rest, state_dict=collections.OrderedDict(a=Tensor(Storage('0', 6), 0, (2, 3), (3, 1)), b=Tensor(Storage('0', 6), 1, (2,), (2,)))), protocol, {'0': floats})
# A legacy file whose second tensor lies in a view of the storage: elements 2, 3, 4, and of them the last two.
save_legacy('legacy_views.pth', collections.OrderedDict(whole=Tensor(Storage('10', 6, None, True), 0, (6,), (1,)), part=Tensor(Storage('10', 6, ('11', 2, 3), True), 1, (2,), (1,))), {'10': floats})
