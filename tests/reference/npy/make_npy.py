"""Writes small .npy and .npz files byte by byte after numpy.lib.format, with nothing but struct and zipfile."""
import struct, zipfile


def npy(descr, shape, data, fortran=False, version=1, raw=None):
    text = raw or "{'descr': %s, 'fortran_order': %s, 'shape': %s, }" % (descr if descr.startswith('[') else repr(descr), fortran, shape)
    head = 10 if version == 1 else 12
    encoded = text.encode('utf8' if version == 3 else 'latin1')
    encoded += b' ' * (-(head + len(encoded) + 1) % 64) + b'\n'
    size = struct.pack('<H' if version == 1 else '<I', len(encoded))
    return b'\x93NUMPY' + bytes([version, 0]) + size + encoded + data


files = {
    'f4': npy('<f4', (2, 3), struct.pack('<6f', 0, 1, 2, 3, 4, 5.5)),
    'f8_fortran': npy('<f8', (2, 3), struct.pack('<6d', 0, 3, 1, 4, 2, 5.5), fortran=True),
    'f8_fortran3': npy('<f8', (2, 3, 2), struct.pack('<12d', *[6 * i + 2 * j + k for k in range(2) for j in range(3) for i in range(2)]), fortran=True),
    'f8_big': npy('>f8', (3,), struct.pack('>3d', 1.5, -2, 1e300)),
    'f2': npy('<f2', (4,), struct.pack('<4e', 1, 0.5, -2, 65504)),
    'i8_v2': npy('<i8', (2,), struct.pack('<2q', -2**63, 2**63 - 1), version=2),
    'u2_v3': npy('>u2', (2,), struct.pack('>2H', 1, 65535), version=3),
    'i1': npy('|i1', (3,), struct.pack('3b', -128, 0, 127)),
    'bool': npy('|b1', (2, 1), b'\x01\x00'),
    'unicode': npy('<U5', (3,), ''.join(s.ljust(5, '\0') for s in ['a', 'Grüße', '𝄞x']).encode('utf-32-le')),
    'unicode_big': npy('>U2', (2,), 'abc\0'.encode('utf-32-be')),
    'bytes': npy('|S4', (2,), b'ab\0\0cd\xc3\xa9'),
    'scalar': npy('<f8', (), struct.pack('<d', 42)),
    'empty': npy('<f4', (0, 3), b''),
    'object': npy('|O', (1,), b'cos\nsystem\n(S"echo no"\ntR.'),
    'structured': npy("[('a', '<f4'), ('b', '<i4')]", (1,), b'\0' * 8),
    'complex': npy('<c16', (1,), b'\0' * 16),
}

if __name__ == '__main__':
    for name, data in files.items():
        open(name + '.npy', 'wb').write(data)
    with zipfile.ZipFile('mixed.npz', 'w', zipfile.ZIP_DEFLATED) as z:
        for name in ['f4', 'unicode', 'object']:
            z.writestr(zipfile.ZipInfo(name + '.npy', (1980, 1, 1, 0, 0, 0)), files[name])
