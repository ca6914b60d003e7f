"""Token ids of openai/CLIP's own tokenizer. python3 make_tokens.py CLIP_CLONE FTFY_CLONE (openai/CLIP at d05afc4, rspeer/python-ftfy at 74dd045)

Writes tokens.json beside itself. The module `regex` is not there: Python's `re` takes its place, with \\p{L} and \\p{N} spelled out from Python's own
character database; `wcwidth`, which ftfy loads and does not need to mend text, is empty.
"""
import json, os, platform, re, sys, types, unicodedata


def characters(category):
    ranges, start, previous = [], None, None
    for c in range(0x110000):
        if not 0xD800 <= c <= 0xDFFF and unicodedata.category(chr(c))[0] == category:
            if start is None or c != previous + 1:
                if start is not None:
                    ranges.append((start, previous))
                start = c
            previous = c
    ranges.append((start, previous))
    return ''.join(f'\\U{a:08x}-\\U{b:08x}' for a, b in ranges)


LETTERS, NUMBERS = characters('L'), characters('N')
regex = types.ModuleType('regex')
regex.IGNORECASE, regex.sub, regex.findall = re.IGNORECASE, re.sub, re.findall
regex.compile = lambda pattern, flags: re.compile(pattern.replace(r'\p{L}', LETTERS).replace(r'\p{N}', NUMBERS), flags)
wcwidth = types.ModuleType('wcwidth')
wcwidth.wcwidth = wcwidth.wcswidth = None
sys.modules.update(regex=regex, wcwidth=wcwidth)
sys.path[:0] = [os.path.join(sys.argv[1], 'clip'), sys.argv[2]]
import ftfy
from simple_tokenizer import SimpleTokenizer

TEXTS = [
    'Hello World!', 'a photo of a dog.', 'a photo of a cat', 'a bad photo of the hard to see airplane.', 'graffiti of a truck.', 'itap of my keyboard.',
    'a jpeg corrupted photo of an elephant.', "It's the neighbour's; they've said we'll, I'd, DON'T 'Twas", '  many   spaces\tand\nlines  ', "don't", '', ' ',
    '1234567890 3.14159 50% $20', 'a', 'A', 'antidisestablishmentarianism supercalifragilistic', 'fish &amp; chips &lt;3 &amp;amp; &eacute;',
    'na\u00efve caf\u00e9 \u00dcbergr\u00f6\u00dfe', '\u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8 \u3068 \u6f22\u5b57', 'emoji \U0001f436\U0001f431 and \u2615',
    '\u2167 \u00bd \u00b2 \u0663', '<|startoftext|>x<|endoftext|>', 'hello-world_under_score...!!??', 'tab\u00a0nbsp\u3000wide', "I'LL it'S", 'a.b.c',
    '\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440', 'x' * 120, "the 3 o'clock train, 10:45", 'C++ & C#', '\u2019curly\u2019 \u201cquotes\u201d',
    'it\u2019s the dog\u2019s \u201cball\u201d', '\u2026\u2014\u2013', 'a \r\n b\u2028c', '&lt;b&gt; &amp;lt;', 'soft\u00adhyphen', 'A&B;', 'a\u200bb',
]

tokenizer = SimpleTokenizer()
result = dict(
    versions=dict(python=platform.python_version(), unicode=unicodedata.unidata_version, ftfy='74dd0452b48286a3770013b3a02755313bd5575e'),
    source='openai/CLIP clip/simple_tokenizer.py at d05afc436d78f1c48dc0dbf8e5980a9d471f35f6',
    texts=[dict(text=text, ids=tokenizer.encode(text)) for text in TEXTS])
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'tokens.json'), 'w') as file:
    json.dump(result, file)
    file.write('\n')
