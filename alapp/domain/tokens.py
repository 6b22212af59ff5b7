"""How a text falls into tokens, with code point offsets: words, numbers, signs, letters of scripts without blanks.

Spans are learned and written by token, so tokens are fine: a sign stands alone, a unit behind a number does, and of
scripts that set no blanks between words (or glue endings to them, as Korean) each letter does. No token begins inside
what a reader sees as one letter: marks, joiners and the parts of an emoji stay with what they follow.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

Offsets = tuple[int, int]

_BLANK = "\\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_UNSPACED = (
    "\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u0e81-\u0eb3\u0ebd-\u0edf\u1000-\u109f\u1780-\u17b3"  # Thai to Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u30a0\u3100-\u31bf\u3400-\u4dbf\u4e00-\ua4cf"  # Chinese, kana, Yi
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"  # Korean syllables, rare Chinese
)
_JOINED = "\u200c\u200d\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7fb\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_MARKED_UP_TO = 0x1F000
_VARIANTS = range(0xE0100, 0xE01F0)


def token_offsets(text: str) -> list[Offsets]:
    """Return (start, end) of each token, in order; code points, half-open, never empty, never with a blank."""
    return [match.span() for match in _pattern().finditer(text)]


@cache
def _pattern() -> re.Pattern[str]:
    """Return the tokens' pattern; made at first use, since the marks are looked up in the Unicode tables (20 ms)."""
    code_points = [*range(0x300, _MARKED_UP_TO), *_VARIANTS]
    marks = _JOINED + _ranges([c for c in code_points if unicodedata.category(chr(c))[0] == "M"])
    after = f"[{marks}]*"
    return re.compile(
        f"[{_KATAKANA}]+{after}"
        f"|[{_UNSPACED}]{after}"
        rf"|\d+(?:[.,]\d+)*{after}"
        rf"|[^\W\d_{_UNSPACED}{_KATAKANA}](?:[^\W_{_UNSPACED}{_KATAKANA}]|[{marks}])*"
        f"|[\U0001f1e6-\U0001f1ff]{{2}}"
        rf"|[^{_BLANK}](?:\u200d[^\w{_BLANK}]|[{marks}])*"
    )


def _ranges(code_points: list[int]) -> str:
    """Return ascending code points as the inside of a character class."""
    found: list[list[int]] = []
    for code_point in code_points:
        if found and found[-1][1] == code_point - 1:
            found[-1][1] = code_point
        else:
            found.append([code_point, code_point])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in found)
