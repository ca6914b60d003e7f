#!/usr/bin/env python3
"""Trains shipped networks again and compares every byte with manifests/networks.

tests/full/networks/remake.py PROGRAM [ARCHITECTURE.REGIME.SEED ...]     without names: all 34, some 90 CPU-minutes

Equal bytes are promised on the same kind of processor; elsewhere libtorch takes other paths and the last digits differ, which this then says.
"""
import os, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / 'manifests' / 'networks'


def manifest(names):
    lines = ['name: remade', 'seed: 1', 'compute: { threads: 1 }', 'train:']
    for name in names:
        architecture, regime, seed = name.rsplit('.', 2)
        lines.append(f'  - {{ architectures: [{architecture}], regimes: [{regime}], seeds: [{seed.lstrip("s")}] }}')
    return '\n'.join(lines) + '\n'


def main(program, names):
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        text = manifest(names) if names else (ROOT / 'manifests' / 'shapes-networks.yaml').read_text()
        (work / 'remade.yaml').write_text(text)
        subprocess.run([program, 'train', 'remade.yaml', '--store', 'store', '--out', 'run'], cwd=work, check=True, env={**os.environ, 'OMP_NUM_THREADS': '1'}, stdout=subprocess.DEVNULL)
        made = sorted((work / 'run' / 'networks').glob('*.safetensors'))
        other = [file.name for file in made if file.read_bytes() != (SHIPPED / file.name).read_bytes()]
        print(f'{len(made)} files of weights made again, {len(made) - len(other)} equal to those in manifests/networks to the last byte')
        for name in other:
            print('differs:', name)
        return 1 if other or not made else 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
