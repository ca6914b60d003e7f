"""Writes small MATLAB version 5 files byte by byte after MathWorks' "MAT-File Format", with nothing but struct and zlib."""
import struct, zlib

SIZES = {1: 'b', 2: 'B', 3: 'h', 4: 'H', 5: 'i', 6: 'I', 7: 'f', 9: 'd', 12: 'q', 13: 'Q'}


class Writer:
    def __init__(self, end):
        self.e = end

    def element(self, kind, data):
        if 0 < len(data) <= 4:
            head = struct.pack(self.e + 'I', len(data) << 16 | kind)
            return head + data.ljust(4, b'\0')
        pad = -len(data) % 8
        return struct.pack(self.e + 'II', kind, len(data)) + data + b'\0' * pad

    def numbers(self, kind, values):
        return self.element(kind, struct.pack(self.e + str(len(values)) + SIZES[kind], *values))

    def matrix(self, cls, dims, name, *parts, flags=0):
        body = self.element(6, struct.pack(self.e + 'II', cls | flags, 0))
        body += self.element(5, struct.pack(self.e + '%di' % len(dims), *dims)) + self.element(1, name.encode()) + b''.join(parts)
        return struct.pack(self.e + 'II', 14, len(body)) + body

    def text(self, name, s):
        return self.matrix(4, (1, len(s)), name, self.element(4, s.encode('utf-16-le' if self.e == '<' else 'utf-16-be')))

    def struct_array(self, name, dims, fields, values):
        names = b''.join(f.encode().ljust(16, b'\0') for f in fields)
        return self.matrix(2, dims, name, self.element(5, struct.pack(self.e + 'i', 16)), self.element(1, names), *values)

    def file(self, variables, compress=False):
        mark = b'\x00\x01IM' if self.e == '<' else b'\x01\x00MI'
        out = b'MATLAB 5.0 MAT-file, made by make_mat.py'.ljust(116) + b'\0' * 8 + mark
        for v in variables:
            if compress:
                z = zlib.compress(v)
                v = struct.pack(self.e + 'II', 15, len(z)) + z
            out += v
        return out


def variables(w):
    yield w.matrix(6, (2, 3), 'narrow', w.numbers(2, [1, 2, 3, 4, 5, 250]))            # double kept as uint8
    yield w.matrix(6, (2, 2), 'double', w.numbers(9, [0.5, -1.25, 1e300, 3.0]))
    yield w.matrix(7, (1, 2), 'single', w.numbers(7, [0.5, -2.5]))
    for cls, kind, name in [(8, 1, 'int8'), (9, 2, 'uint8'), (10, 3, 'int16'), (11, 4, 'uint16'), (12, 5, 'int32'), (13, 6, 'uint32'), (14, 12, 'int64'), (15, 13, 'uint64')]:
        low = 0 if name[0] == 'u' else -2 ** (int(name[3:]) - 1)
        high = 2 ** int(name[4:]) - 1 if name[0] == 'u' else 2 ** (int(name[3:]) - 1) - 1
        yield w.matrix(cls, (1, 3), name, w.numbers(kind, [low, 7, high]))
    yield w.matrix(9, (1, 3), 'logical', w.numbers(2, [1, 0, 1]), flags=0x200)
    yield w.matrix(6, (1, 2), 'complex', w.numbers(9, [1.0, 2.0]), w.numbers(2, [3, 4]), flags=0x800)
    yield w.text('word', 'Grüße')
    yield w.matrix(4, (2, 3), 'lines', w.element(16, b'adbecf'))                       # rows "abc" and "def"
    yield w.matrix(4, (0, 0), 'nothing', w.element(4, b''))
    yield w.matrix(6, (0, 0), 'empty', w.element(9, b''))
    yield w.matrix(1, (1, 3), 'cell', w.text('', 'one'), w.matrix(6, (1, 1), '', w.numbers(2, [2])), struct.pack(w.e + 'II', 14, 0))
    inner = lambda x: w.struct_array('', (1, 1), ['deep'], [w.matrix(6, (1, 1), '', w.numbers(9, [x]))])
    yield w.struct_array('nested', (1, 2), ['name', 'inner'], [w.text('', 'a'), inner(1.5), w.text('', 'bc'), inner(2.5)])
    yield w.matrix(6, (2, 1, 2), 'cube', w.numbers(3, [1, 2, 3, -4]))
    yield w.matrix(5, (3, 3), 'sparse', w.numbers(5, [0]), w.numbers(5, [0, 1, 1, 1]), w.numbers(9, [9.0]))


if __name__ == '__main__':
    for name, end, compress in [('little', '<', False), ('compressed', '<', True), ('big', '>', False)]:
        w = Writer(end)
        open(name + '.mat', 'wb').write(w.file(list(variables(w)), compress))
