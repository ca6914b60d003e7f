"""S1 filters of an HMAX implementation. python3 make_gabor.py CLONE (wmvanvliet/pytorch_hmax at bf7eda9, its hmax.py)"""
import json, os, sys
sys.path.insert(0, sys.argv[1])
from hmax import gabor_filter

filters = [dict(side=side, divisor=divisor, orientation=orientation,
                values=[float(f'{v:.8g}') for v in gabor_filter(side, divisor, orientation).flatten()])
           for side, divisor in ((7, 4), (11, 3.9), (15, 3.8), (21, 3.65)) for orientation in (0, -45, 90, 45)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'hmax_s1.json'), 'w') as out:
    json.dump(filters, out, separators=(',', ':'))
    out.write('\n')
