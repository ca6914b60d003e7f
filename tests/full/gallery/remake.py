#!/usr/bin/env python3
"""Makes the gallery in reports/ again, or says what would change.

tests/full/gallery/remake.py [--check] PROGRAM [NAME ...]     without names: all; needs CONCORD_MIRROR and CONCORD_DATA, or the network; CONCORD_STORE keeps what was computed

Each entry is one command of the program, in the table of reports/README.md. Of its report the page, the tables as CSV (without all-rows, which is long) and
the references are kept. --check leaves the folder as it is and lists the cells that differ by more than 1e-6.
"""
import csv, os, re, shutil, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ENTRY = re.compile(r'^\| `reports/([a-z0-9-]+)` \|.*\| `concord ([^`]+)` \|$', re.M)
ENTRIES = {name: command.split() for name, command in ENTRY.findall((ROOT / 'reports' / 'README.md').read_text())}


def make(program, name, work):
    out = work / name
    subprocess.run([program, *ENTRIES[name], '--store', os.environ.get('CONCORD_STORE', str(work / 'store')), '--out', str(out)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    report = out / 'report' if (out / 'report').is_dir() else out
    kept = work / ('kept-' + name)
    (kept / 'tables').mkdir(parents=True)
    shutil.copy(report / 'index.html', kept)
    if (report / 'references.bib').exists():
        shutil.copy(report / 'references.bib', kept)
    for table in (report / 'tables').glob('*.csv'):
        if table.name != 'all-rows.csv':
            shutil.copy(table, kept / 'tables')
    return kept


def same(first, second):
    try:
        first, second = float(first), float(second)
    except ValueError:
        return first == second
    return abs(first - second) <= 1e-6 * max(1, abs(first))


def differences(made, kept):
    names = {table.name for folder in (made, kept) for table in (folder / 'tables').glob('*.csv')}
    for name in sorted(names):
        pair = [folder / 'tables' / name for folder in (kept, made)]
        if not all(file.exists() for file in pair):
            yield f'{name}: only in {"the gallery" if pair[0].exists() else "the report made now"}'
            continue
        before, after = (list(csv.reader(file.open(encoding='utf-8-sig', newline=''))) for file in pair)
        if [len(row) for row in before] != [len(row) for row in after]:
            yield f'{name}: {len(before)} rows before, {len(after)} now, or other columns'
            continue
        for line, (old, new) in enumerate(zip(before, after), 1):
            yield from (f'{name}:{line}: {a!r} is now {b!r}' for a, b in zip(old, new) if not same(a, b))


def main(arguments):
    check = arguments[:1] == ['--check']
    program, *names = arguments[1 if check else 0:]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in names or ENTRIES:
            made, kept = make(os.path.abspath(program), name, Path(folder)), ROOT / 'reports' / name
            found = list(differences(made, kept)) if kept.exists() else ['not in the gallery']
            print(f'{name}: {len(found)} differences')
            print('\n'.join('  ' + line for line in found[:20]))
            failed += bool(found)
            if not check:
                shutil.rmtree(kept, ignore_errors=True)
                shutil.copytree(made, kept)
    return 1 if check and failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
