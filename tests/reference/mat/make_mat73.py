"""MATLAB 7.3 files as MATLAB lays them out (512 bytes of header text, MATLAB_class and its kin, #refs#), by h5py 3.7. The layout was taken from files that MATLAB saved: tests of github.com/skjerns/mat7.3."""
import h5py, numpy as np

REF = h5py.ref_dtype


class Writer:
    def __init__(self, name):
        self.name, self.count = name, 0
        self.f = h5py.File(name, 'w', userblock_size=512)
        self.refs = self.f.create_group('#refs#')

    def attribute(self, o, name, text):
        o.attrs.create(name, np.bytes_(text))

    def numbers(self, at, values, cls=None, decode=None, **how):
        values = np.atleast_2d(values)
        if values.dtype.kind == 'c':
            values = np.rec.fromarrays([values.real, values.imag], names='real,imag')
        d = self.f.create_dataset(at, data=values.T, **how)
        self.attribute(d, 'MATLAB_class', cls or {'float64': 'double', 'float32': 'single'}.get(str(values.dtype), 'double' if values.dtype.names else str(values.dtype)))
        if decode:
            d.attrs['MATLAB_int_decode'] = np.int32(decode)
        return d

    def text(self, at, s):
        return self.numbers(at, np.array([[ord(c) for c in row] for row in ([s] if isinstance(s, str) else s)], 'u2'), 'char', 2)

    def empty(self, at, dims, cls='double'):
        d = self.f.create_dataset(at, data=np.array(dims, 'u8'))
        self.attribute(d, 'MATLAB_class', cls)
        d.attrs['MATLAB_empty'] = np.uint8(1)
        return d

    def ref(self, write):
        self.count += 1
        at = f'#refs#/r{self.count}'
        write(at)
        return self.f[at].ref

    def cell(self, at, rows, cls='cell'):
        refs = np.array([[self.ref(w) for w in row] for row in rows], dtype=REF)
        d = self.f.create_dataset(at, data=refs.T, dtype=REF)
        if cls:
            self.attribute(d, 'MATLAB_class', cls)
        return d

    def fields(self, g, names):
        self.attribute(g, 'MATLAB_class', 'struct')
        lists = np.empty(len(names), dtype=object)
        for i, n in enumerate(names):
            lists[i] = np.array([c.encode() for c in n], 'S1')
        g.attrs.create('MATLAB_fields', lists, dtype=h5py.vlen_dtype(np.dtype('S1')))
        return g

    def sparse(self, at, rows, ir, jc, data):
        g = self.f.create_group(at)
        self.attribute(g, 'MATLAB_class', 'double')
        g.attrs['MATLAB_sparse'] = np.uint64(rows)
        g['jc'] = np.array(jc, 'u8')
        if len(ir):
            g['ir'], g['data'] = np.array(ir, 'u8'), np.array(data)

    def close(self):
        self.f.close()
        head = b'MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Thu Jan  1 00:00:00 1970 HDF5 schema 1.00 .'
        with open(self.name, 'r+b') as f:
            f.write(head.ljust(116) + b'\0' * 8 + b'\x00\x02IM' + b'\0' * 384)


w = Writer('v73.mat')
w.numbers('matrix', np.arange(6.).reshape(2, 3))
w.numbers('packed', np.arange(600, dtype='i2').reshape(20, 30), chunks=(30, 7), compression='gzip', shuffle=True)
w.numbers('single', np.array([[0.5, -2.5]], 'f4'))
w.numbers('logical', np.array([[1, 0, 1]], 'u1'), 'logical', 1)
w.numbers('complex', np.array([[1 + 3j, 2 - 4j]]))
w.numbers('cube', np.arange(24.).reshape(4, 3, 2))
w.text('word', 'Grüße')
w.text('lines', ['abc ', 'defg'])
w.empty('nothing', (0, 0), 'char')
w.empty('empty', (0, 3))
w.empty('nocell', (0, 0), 'cell')
w.cell('cell', [[lambda at: w.text(at, 'one'), lambda at: w.numbers(at, [[1.5, 2.5]])],
                [lambda at: w.cell(at, [[lambda b: w.text(b, 'inner')]]), lambda at: w.empty(at, (0, 0), 'canonical empty')]])
g = w.fields(w.f.create_group('record'), ['region', 'inner'])
w.text('record/region', 'IT')
w.fields(w.f.create_group('record/inner'), ['deep'])
w.numbers('record/inner/deep', [[2.5]])
g = w.fields(w.f.create_group('trials'), ['onset', 'name'])
w.cell('trials/name', [[lambda at: w.text(at, 'first'), lambda at: w.text(at, 'second')]], None)
w.cell('trials/onset', [[lambda at: w.numbers(at, [[0.25]]), lambda at: w.numbers(at, np.array([[1, 2]], 'i2'))]], None)
w.sparse('sparse', 3, [1, 0, 2], [0, 1, 1, 1, 3], [9., -1., 4.5])
w.sparse('sparse_empty', 2, [], [0, 0, 0, 0], [])
g = w.f.create_group('handle')
w.attribute(g, 'MATLAB_class', 'function_handle')
d = w.numbers('object', np.array([[3707764736, 2, 1, 1, 1, 1]], 'u4'), 'table')
d.attrs['MATLAB_object_decode'] = np.int32(3)
w.close()

w = Writer('v73_cycle.mat')                     # a cell that holds itself
d = w.cell('loop', [[lambda at: w.numbers(at, [[1.]])]])
d[0, 0] = d.ref
w.close()

w = Writer('v73_doubling.mat')                  # forty cells, each holding the next one twice: 2^40 values if each were read anew
last = w.f[w.cell('#refs#/c0', [[lambda at: w.numbers(at, [[1.]])]]).name]
for i in range(1, 40):
    last = w.f.create_dataset(f'#refs#/c{i}', data=np.array([[last.ref, last.ref]], dtype=REF), dtype=REF)
    w.attribute(last, 'MATLAB_class', 'cell')
d = w.f.create_dataset('top', data=np.array([[last.ref]], dtype=REF), dtype=REF)
w.attribute(d, 'MATLAB_class', 'cell')
w.close()
