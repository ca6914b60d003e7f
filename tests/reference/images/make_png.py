"""Writes small PNG files byte by byte, with nothing but struct and zlib."""
import struct, zlib


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width, height, depth, colour, rows, palette=b''):
    out = b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, 0))
    out += chunk(b'PLTE', palette) if palette else b''
    return out + chunk(b'IDAT', zlib.compress(b''.join(b'\0' + r for r in rows))) + chunk(b'IEND', b'')


open('rgb8.png', 'wb').write(png(2, 2, 8, 2, [bytes([255, 0, 0, 0, 255, 0]), bytes([0, 0, 255, 10, 20, 30])]))
open('grey8.png', 'wb').write(png(2, 1, 8, 0, [bytes([7, 200])]))
open('palette.png', 'wb').write(png(2, 1, 8, 3, [bytes([1, 0])], bytes([9, 8, 7, 60, 50, 40])))
open('alpha.png', 'wb').write(png(2, 1, 8, 6, [bytes([100, 150, 200, 255, 100, 150, 200, 51])]))
open('rgb16.png', 'wb').write(png(1, 1, 16, 2, [struct.pack('>3H', 1000, 2000, 3000)]))
open('huge.png', 'wb').write(png(60000, 60000, 8, 0, [b'']))
