"""The peer of Throughput.cs: torchvision with hooks, and thingsvision's way (one process decodes, then the network runs).

python3 throughput.py forward resnet18 2   |   python3 throughput.py extract resnet18 FOLDER   |   python3 throughput.py images FOLDER 256
"""
import glob, os, resource, sys, tempfile, time
os.environ.setdefault('OMP_NUM_THREADS', '2')
import numpy as np, torch, torchvision.models as models

torch.set_num_threads(2)
torch.manual_seed(0)
BATCH = 16


def report(what, seconds, images):
    seconds.sort()
    print(f'{what}: median {images / seconds[len(seconds) // 2]:.2f} images/s, best {images / seconds[0]:.2f}, worst {images / seconds[-1]:.2f}; '
          f'peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB', flush=True)


def blocks(net):
    return [(n, m) for n, m in net.named_modules() if type(m).__name__ in ('BasicBlock', 'Bottleneck', 'EncoderBlock')]


def forward(name, batches):
    net, store = getattr(models, name)(weights=None).eval(), {}
    for n, m in blocks(net):
        m.register_forward_hook(lambda mod, i, o, n=n: store.__setitem__(n, o.detach()))
    x = torch.randn(BATCH, 3, 224, 224)
    seconds = []
    with torch.no_grad():
        net(x)
        for _ in range(7):
            start = time.perf_counter()
            for _ in range(batches):
                store.clear()
                net(x)
            seconds.append(time.perf_counter() - start)
    report(f'forward {name}, {len(store)} blocks kept', seconds, batches * BATCH)


def extract(name, folder):
    from PIL import Image
    import torchvision.transforms as T
    files = sorted(glob.glob(os.path.join(folder, '*.jpg')))
    prepare = T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor(), T.Normalize([.485, .456, .406], [.229, .224, .225])])
    net, store = getattr(models, name)(weights=None).eval(), {}
    own = blocks(net)
    chosen = [own[i * len(own) // 4 - 1] for i in (1, 2, 3, 4)] + [('logits', net)]
    for n, m in chosen:
        m.register_forward_hook(lambda mod, i, o, n=n: store.__setitem__(n, o.detach().flatten(1).clone().numpy()))
    out = os.path.join(tempfile.gettempdir(), f'peer-{os.getpid()}.npz')

    class Files(torch.utils.data.Dataset):
        def __len__(self): return len(files)
        def __getitem__(self, i): return prepare(Image.open(files[i]).convert('RGB'))

    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        features = {n: [] for n, _ in chosen}
        with torch.no_grad():
            for batch in torch.utils.data.DataLoader(Files(), batch_size=BATCH, num_workers=0):
                net(batch)
                for n in features:
                    features[n].append(store[n])
        np.savez(out, **{n: np.concatenate(v) for n, v in features.items()})
        seconds.append(time.perf_counter() - start)
        os.remove(out)
    report(f'extract {name}, ' + ' '.join(n for n, _ in chosen), seconds, len(files))


def images(folder, count):
    """Pictures of 500 x 375 with a natural spectrum, JPEG quality 90."""
    from PIL import Image
    os.makedirs(folder, exist_ok=True)
    rng = np.random.default_rng(0)
    height, width = 375, 500
    f = np.sqrt(np.fft.rfftfreq(width)[None] ** 2 + np.fft.fftfreq(height)[:, None] ** 2)
    f[0, 0] = 1
    for i in range(count):
        im = np.stack([np.fft.irfft2(np.fft.rfft2(rng.standard_normal((height, width))) / f ** 1.1, (height, width)) for _ in range(3)], -1)
        im = .7 * im.mean(-1, keepdims=True) + .3 * im
        im = (im - im.mean()) / im.std() * 55 + 128
        Image.fromarray(np.clip(im, 0, 255).astype(np.uint8)).save(os.path.join(folder, f'{i:04d}.jpg'), quality=90)


dict(forward=lambda n, b: forward(n, int(b)), extract=extract, images=lambda d, n: images(d, int(n)))[sys.argv[1]](*sys.argv[2:])
