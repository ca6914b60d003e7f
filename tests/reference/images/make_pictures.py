"""Pictures of every kind that is read, with the pixels that Pillow gives. Run by Debian 12's /usr/bin/python3 (Pillow 9.4.0, numpy 1.24).

python3 make_pictures.py FOLDER few    what is committed here: one or two of each kind
python3 make_pictures.py FOLDER many   qualities, subsamplings and odd sizes, for the test that calls python3

Writes FOLDER/pictures/* and FOLDER/expected.csv: file, decoding, width, height, SHA-256 of the RGB bytes, and the expression that made them.
"""
import csv, hashlib, os, struct, sys, zlib
import numpy as np
from PIL import Image, ImageOps

FOLDER, MODE = sys.argv[1], sys.argv[2]
os.makedirs(os.path.join(FOLDER, 'pictures'), exist_ok=True)
rng = np.random.default_rng(5)
rows = []
PLAIN = "convert('RGB')"


def path(name):
    return os.path.join(FOLDER, 'pictures', name)


def expect(name, decoding, pixels, how):
    pixels = np.ascontiguousarray(pixels, dtype=np.uint8)
    rows.append([name, decoding, pixels.shape[1], pixels.shape[0], hashlib.sha256(pixels.tobytes()).hexdigest(), how])


def plain(name):
    with Image.open(path(name)) as im:
        expect(name, 'default', np.asarray(im.convert('RGB')), PLAIN)


def transparent(name, dropped=True):
    """Alpha over a colour by PIL's paste; alpha dropped as PIL's convert does."""
    with Image.open(path(name)) as im:
        if dropped:
            expect(name, 'alpha=dropped', np.asarray(im.convert('RGB')), PLAIN)
        rgba = im.convert('RGBA')
        back = Image.new('RGB', im.size, (10, 128, 250))
        back.paste(rgba.convert('RGB'), mask=rgba.getchannel('A'))
        expect(name, 'alpha=over(10,128,250)', np.asarray(back), "Image.new('RGB', size, (10, 128, 250)).paste(rgb, mask=alpha)")


def scene(width, height, channels=3):
    y, x = np.mgrid[0:height, 0:width]
    waves = [128 + 100 * np.sin(x / (3 + i) + y / (5 + 2 * i)) + rng.normal(0, 12, (height, width)) for i in range(channels)]
    return np.clip(np.stack(waves, -1), 0, 255).astype(np.uint8)


def jpeg():
    few = MODE == 'few'
    for quality in (35, 95) if few else (1, 30, 50, 75, 90, 95, 100):
        for subsampling in (0, 1, 2):
            for width, height in ((17, 31),) if few else ((1, 1), (2, 3), (7, 9), (8, 8), (15, 17), (16, 16), (17, 31), (33, 64), (101, 77)):
                for progressive in (False, True):
                    name = f'jpeg-q{quality}-s{subsampling}-{width}x{height}{"-progressive" if progressive else ""}.jpg'
                    Image.fromarray(scene(width, height)).save(path(name), quality=quality, subsampling=subsampling, progressive=progressive)
                    plain(name)
        for progressive in (False, True):
            tail = f'q{quality}{"-progressive" if progressive else ""}.jpg'
            Image.fromarray(scene(19, 12)[..., 0]).save(path('jpeg-grey-' + tail), quality=quality, progressive=progressive)
            plain('jpeg-grey-' + tail)
            Image.fromarray(scene(19, 12, 4), 'CMYK').save(path('jpeg-cmyk-' + tail), quality=quality, progressive=progressive)
            plain('jpeg-cmyk-' + tail)
            data = bytearray(open(path('jpeg-cmyk-' + tail), 'rb').read())
            data[data.index(b'Adobe') + 11] = 2  # the same numbers read as YCCK
            open(path('jpeg-ycck-' + tail), 'wb').write(data)
            plain('jpeg-ycck-' + tail)


def webp():
    few = MODE == 'few'
    for quality in (60,) if few else (0, 10, 50, 80, 100):
        for width, height in ((17, 13),) if few else ((1, 1), (3, 2), (15, 17), (100, 75), (101, 77)):
            for lossless in (False, True):
                tail = f'{"lossless" if lossless else "lossy"}-q{quality}-{width}x{height}.webp'
                Image.fromarray(scene(width, height)).save(path('webp-' + tail), quality=quality, lossless=lossless)
                plain('webp-' + tail)
                Image.fromarray(scene(width, height, 4)).save(path('webp-alpha-' + tail), quality=quality, lossless=lossless, exact=quality == 50)
                transparent('webp-alpha-' + tail)
    frames = [Image.fromarray(scene(12, 10)) for _ in range(3)]
    frames[0].save(path('animated.webp'), save_all=True, append_images=frames[1:])
    plain('animated.webp')


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def pack(lines, depth, bytes_per_pixel):
    """Lines of samples as bytes, each with a filter of its own, all five in turn."""
    out, above = [], None
    for number, line in enumerate(lines):
        if depth == 16:
            raw = np.frombuffer(line.astype('>u2').tobytes(), np.uint8)
        elif depth == 8:
            raw = line.astype(np.uint8)
        else:
            raw = np.packbits(((line[:, None] >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8).ravel())
        raw = raw.astype(int)
        up = np.zeros_like(raw) if above is None else above
        left = np.concatenate([np.zeros(bytes_per_pixel, int), raw])[:len(raw)]
        corner = np.concatenate([np.zeros(bytes_per_pixel, int), up])[:len(raw)]
        filter_type = number % 5 if depth >= 8 else 0
        p = left + up - corner
        nearest = np.where((abs(p - left) <= abs(p - up)) & (abs(p - left) <= abs(p - corner)), left, np.where(abs(p - up) <= abs(p - corner), up, corner))
        coded = raw - [0, left, up, (left + up) // 2, nearest][filter_type]
        out.append(bytes([filter_type]) + (coded % 256).astype(np.uint8).tobytes())
        above = raw
    return b''.join(out)


PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png_file(name, samples, depth, colour, interlaced, *chunks):
    height, width, channels = samples.shape
    size = max(1, channels * depth // 8)
    parts = [samples[top::down, left::across] for left, top, across, down in PASSES] if interlaced else [samples]
    data = b''.join(pack(part.reshape(part.shape[0], -1), depth, size) for part in parts if part.size)
    packed = zlib.compress(data)
    half = len(packed) // 2
    head = struct.pack('>IIBBBBB', width, height, depth, colour, 0, 0, int(interlaced))
    with open(path(name), 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + b''.join(chunk(*c) for c in chunks) + chunk(b'IDAT', packed[:half]) + chunk(b'IDAT', packed[half:]) + chunk(b'IEND', b''))


def deep(name, samples, colour, hidden=None):
    """16 bits a channel: rounded by numpy from the samples themselves, high bytes as PIL takes those of colour pictures."""
    for rule, how, narrow in (('rounded', 'numpy: floor(v / 257 + 0.5)', lambda v: np.floor(v / 257 + .5)), ('high-byte', 'numpy: v // 256', lambda v: v // 256)):
        values = narrow(samples.astype(int)).astype(int)
        rgb = np.repeat(values[..., :1], 3, -1) if colour in (0, 4) else values[..., :3]
        if colour in (4, 6) or hidden is not None:
            alpha = values[..., -1:] if colour in (4, 6) else np.where((samples == hidden).all(-1, keepdims=True), 0, 255)
            over = np.floor((rgb * alpha + np.array([10, 128, 250]) * (255 - alpha)) / 255 + .5)
            expect(name, f'alpha=over(10,128,250);16bit={rule}', over, how + ', then over the colour in 8 bits')
            expect(name, f'alpha=dropped;16bit={rule}', rgb, how)
        else:
            expect(name, f'16bit={rule}', rgb, how)
    if colour in (2, 4, 6):
        with Image.open(path(name)) as im:
            decoding = '16bit=high-byte' if colour == 2 and hidden is None else 'alpha=dropped;16bit=high-byte'
            expect(name, decoding, np.asarray(im.convert('RGB')), PLAIN)


def png():
    for width, height in ((13, 7),) if MODE == 'few' else ((13, 7), (1, 1), (16, 9), (3, 21)):
        for interlaced in (False, True):
            for depth in (1, 2, 4, 8, 16):
                top = 2 ** depth
                tail = f'{depth}bit-{width}x{height}{"-interlaced" if interlaced else ""}.png'
                grey = rng.integers(0, top, (height, width, 1))
                png_file('png-grey-' + tail, grey, depth, 0, interlaced)
                hide = struct.pack('>H', int(grey[0, 0, 0]))
                png_file('png-grey-hidden-' + tail, grey, depth, 0, interlaced, (b'tRNS', hide))
                if depth == 16:
                    deep('png-grey-' + tail, grey, 0)
                    deep('png-grey-hidden-' + tail, grey, 0, grey[0, 0])
                else:
                    plain('png-grey-' + tail)
                    # By numpy: PIL 9.4 compares the hidden sample with samples widened to 8 bits, and misses it.
                    rgb = np.repeat(grey * (255 // (top - 1)), 3, -1)
                    expect('png-grey-hidden-' + tail, 'alpha=over(10,128,250)', np.where(grey == grey[0, 0], np.array([10, 128, 250]), rgb), 'numpy, after the specification')
                    colours = rng.integers(0, 256, (top, 3)).astype(np.uint8).tobytes()
                    png_file('png-palette-' + tail, grey, depth, 3, interlaced, (b'PLTE', colours))
                    plain('png-palette-' + tail)
                    png_file('png-palette-alpha-' + tail, grey, depth, 3, interlaced, (b'PLTE', colours), (b'tRNS', rng.integers(0, 255, top).astype(np.uint8).tobytes()))
                    transparent('png-palette-alpha-' + tail)
                if depth < 8:
                    continue
                for kind, colour, channels in (('rgb', 2, 3), ('grey-alpha', 4, 2), ('rgba', 6, 4)):
                    samples = rng.integers(0, top, (height, width, channels))
                    name = f'png-{kind}-' + tail
                    png_file(name, samples, depth, colour, interlaced)
                    if depth == 16:
                        deep(name, samples, colour)
                    elif colour == 2:
                        plain(name)
                    else:
                        transparent(name)
                samples = rng.integers(0, top, (height, width, 3))
                png_file('png-rgb-hidden-' + tail, samples, depth, 2, interlaced, (b'tRNS', struct.pack('>HHH', *map(int, samples[0, 0]))))
                if depth == 16:
                    deep('png-rgb-hidden-' + tail, samples, 2, samples[0, 0])
                else:
                    transparent('png-rgb-hidden-' + tail)
    png_file('png-gamma.png', rng.integers(0, 256, (5, 6, 3)), 8, 2, False, (b'gAMA', struct.pack('>I', 100000)))
    plain('png-gamma.png')


def others():
    for mode in ('1', 'L', 'P', 'RGB', 'RGBA'):
        Image.fromarray(scene(13, 7)).convert(mode).save(path(f'bmp-{mode}.bmp'))
        plain(f'bmp-{mode}.bmp')
    data = bytearray(open(path('bmp-RGB.bmp'), 'rb').read())
    data[22:26] = struct.pack('<i', -7)
    open(path('bmp-top-down.bmp'), 'wb').write(data)
    plain('bmp-top-down.bmp')
    for interlace in (0, 1):
        Image.fromarray(scene(13, 7)).quantize(32).save(path(f'gif-{interlace}.gif'), interlace=interlace)
        plain(f'gif-{interlace}.gif')
    Image.fromarray(scene(13, 7)).quantize(16).save(path('gif-hidden.gif'), transparency=3)
    transparent('gif-hidden.gif', dropped=False)
    frames = [Image.fromarray(scene(12, 10)).quantize(16) for _ in range(3)]
    frames[0].save(path('animated.gif'), save_all=True, append_images=frames[1:])
    plain('animated.gif')


def orientations():
    for number in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = number
        for kind in ('jpg', 'png', 'webp'):
            name = f'orientation-{number}.{kind}'
            Image.fromarray(scene(11, 6)).save(path(name), exif=exif, **({'lossless': True} if kind == 'webp' else {}))
            plain(name)
            with Image.open(path(name)) as im:
                expect(name, 'orientation=applied', np.asarray(ImageOps.exif_transpose(im).convert('RGB')), "ImageOps.exif_transpose(im).convert('RGB')")


def bare_cmyk():
    """Without Adobe's mark nothing says that inks are inverted; Pillow takes them to be all the same."""
    data = open(path('jpeg-cmyk-q95.jpg'), 'rb').read()
    at = data.index(b'\xff\xee')
    open(path('jpeg-cmyk-bare.jpg'), 'wb').write(data[:at] + data[at + 2 + int.from_bytes(data[at + 2:at + 4], 'big'):])
    plain('jpeg-cmyk-bare.jpg')


def profile():
    """A profile that swaps red and green, which is not applied."""
    def xyz(x, y, z):
        return b'XYZ \0\0\0\0' + b''.join(struct.pack('>i', round(v * 65536)) for v in (x, y, z))
    curve = b'curv\0\0\0\0' + struct.pack('>IH', 1, int(2.2 * 256)) + b'\0\0'
    tags = [(b'rXYZ', xyz(.385, .717, .097)), (b'gXYZ', xyz(.436, .222, .014)), (b'bXYZ', xyz(.143, .061, .714)), (b'wtpt', xyz(.9642, 1, .8249)), (b'rTRC', curve), (b'gTRC', curve), (b'bTRC', curve)]
    table, body, at = struct.pack('>I', len(tags)), b'', 128 + 4 + 12 * len(tags)
    for name, data in tags:
        table += name + struct.pack('>II', at + len(body), len(data))
        body += data
    size = at + len(body)
    head = struct.pack('>I4sI4s4s4s12s4s', size, b'none', 0x02400000, b'mntr', b'RGB ', b'XYZ ', b'\0' * 12, b'acsp') + b'\0' * 28 + struct.pack('>iii', 63190, 65536, 54061) + b'\0' * 48
    icc = head + table + body
    for kind in ('jpg', 'png', 'webp'):
        Image.fromarray(scene(9, 5)).save(path('profile.' + kind), icc_profile=icc)
        plain('profile.' + kind)


jpeg(), webp(), png(), others(), orientations(), bare_cmyk(), profile()
with open(os.path.join(FOLDER, 'expected.csv'), 'w', newline='') as f:
    out = csv.writer(f, lineterminator='\n')
    out.writerow(['file', 'decoding', 'width', 'height', 'sha256', 'how'])
    out.writerows(rows)
