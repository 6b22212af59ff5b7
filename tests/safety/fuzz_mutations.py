"""How a file is spoiled: bytes, encodings, ends of lines, deep nesting, doubled names, numbers that are none."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Spoil = Callable[[bytes, random.Random], bytes]

LARGE_FIELD = 200_000
DEEP = 100_000
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_STRANGE_NUMBERS = (
    b"1e999", b"-1e999", b"NaN", b"Infinity", b"-0", b"1e-999", b"9" * 400, b"9" * 5000, b"0x1F", b"01", b"1_000",
)  # fmt: skip
_STRANGE_TEXT = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\x0b", "\x0c", "\x1f", "\0", "\ud800", "\udfff",
        "e\u0301" * 40, "\U0001f469\u200d\u2695\ufe0f", "\u0627\u0644", "=1+1", " =1", "'", "''", '""', '"', "\\",
        "\\u", "\\ud800", "{}", "[]", "null", "../../etc/passwd", "//host/share/a.png", "C:\\x", "<img src='file:///x'>",
    )
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "cp1252", "latin-1", "shift_jis",
              "utf-7", "cp1251", "gb18030")  # fmt: skip
_ENDS = (b"\n", b"\r\n", b"\r", b"\n\n", b"\n\r", b"\r\r\n", "\u2028".encode(), b"\x0b")


def _place(data: bytes, rng: random.Random) -> int:
    return rng.randrange(len(data) + 1)


def _span(data: bytes, rng: random.Random, most: int = 200) -> tuple[int, int]:
    start = _place(data, rng)
    return start, min(len(data), start + rng.randint(1, most))


def _insert(data: bytes, at: int, piece: bytes) -> bytes:
    return data[:at] + piece + data[at:]


def bits(data: bytes, rng: random.Random) -> bytes:
    """Flip some bits."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 20) if data else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(data: bytes, rng: random.Random) -> bytes:
    """Leave out a piece."""
    start, stop = _span(data, rng)
    return data[:start] + data[stop:]


def end_early(data: bytes, rng: random.Random) -> bytes:
    """End the file somewhere."""
    return data[: _place(data, rng)]


def double(data: bytes, rng: random.Random) -> bytes:
    """Repeat a piece."""
    start, stop = _span(data, rng)
    return data[:stop] + data[start:stop] * rng.randint(1, 5) + data[stop:]


def noise(data: bytes, rng: random.Random) -> bytes:
    """Put in bytes that mean nothing."""
    return _insert(data, _place(data, rng), rng.randbytes(rng.randint(1, 40)))


def strange_text(data: bytes, rng: random.Random) -> bytes:
    """Put in marks of direction, half characters, NUL, formulas, quotes, paths."""
    for _ in range(rng.randint(1, 6)):
        data = _insert(data, _place(data, rng), rng.choice(_STRANGE_TEXT))
    return data


def other_encoding(data: bytes, rng: random.Random) -> bytes:
    """Write the same text in another encoding."""
    return data.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


def read_wrongly(data: bytes, rng: random.Random) -> bytes:
    """Take the bytes for another encoding and write them as UTF-8: letters become two odd ones."""
    return data.decode(rng.choice(("latin-1", "cp1251", "cp437")), "replace").encode("utf-8")


def mark_of_order(data: bytes, rng: random.Random) -> bytes:
    """Put a byte order mark in front, or in the middle."""
    mark = rng.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff"))
    return _insert(data, rng.choice((0, 0, _place(data, rng))), mark)


def line_ends(data: bytes, rng: random.Random) -> bytes:
    """Change how lines end, everywhere or at some lines."""
    share, end = rng.choice((1.0, 0.2)), rng.choice(_ENDS)
    return b"".join(
        (line.rstrip(b"\r\n") + end if rng.random() < share else line) for line in data.splitlines(keepends=True)
    )


def large_field(data: bytes, rng: random.Random) -> bytes:
    """Put in a cell of 200,000 characters."""
    piece = rng.choice((b"A", b'"', b"\\", b",", b"x ", "é".encode(), b"{", b"\t"))
    return _insert(data, _place(data, rng), (piece * LARGE_FIELD)[:LARGE_FIELD])


def numbers(data: bytes, rng: random.Random) -> bytes:
    """Replace some numbers by such as cannot be held."""
    found = list(_NUMBER.finditer(data))
    for match in sorted(rng.sample(found, min(len(found), 5)), key=lambda m: -m.start()):
        data = data[: match.start()] + rng.choice(_STRANGE_NUMBERS) + data[match.end() :]
    return data


def swapped_numbers(data: bytes, rng: random.Random) -> bytes:
    """Exchange two neighbouring numbers: a region that ends before it begins, negative sides."""
    found = list(_NUMBER.finditer(data))
    if len(found) < 2:
        return data
    at = rng.randrange(len(found) - 1)
    a, b = found[at], found[at + 1]
    between = data[a.end() : b.start()]
    return data[: a.start()] + b.group() + between + rng.choice((b"", b"-")) + a.group() + data[b.end() :]


def deep(data: bytes, rng: random.Random) -> bytes:
    """Nest 100,000 levels, closed or not."""
    opened, closed = rng.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"(", b")"), (b"<a>", b"</a>")))
    core = opened * DEEP + (b"1" + closed * DEEP if rng.random() < 0.5 else b"")
    return _insert(data, rng.choice((0, _place(data, rng), _after_colon(data, rng))), core)


def _after_colon(data: bytes, rng: random.Random) -> int:
    colons = [match.end() for match in re.finditer(rb":\s*", data[:50_000])]
    return rng.choice(colons) if colons else 0


def doubled_key(data: bytes, rng: random.Random) -> bytes:
    """Repeat a key of an object with its value, or the first cell of a table in another column."""
    pairs = list(re.finditer(rb'"[^"\n]{1,40}"\s*:\s*(?:"[^"\n]{0,80}"|[\d.]+)', data[:100_000]))
    if pairs:
        pair = rng.choice(pairs)
        return _insert(data, pair.end(), b", " + pair.group())
    head, newline, rest = data.partition(b"\n")
    cell = re.split(rb"[,;\t|]", head)[0]
    return head.rstrip(b"\r") + rng.choice((b",", b"\t", b";")) + cell + newline + rest


def doubled_line(data: bytes, rng: random.Random) -> bytes:
    """Repeat some lines, ids and all."""
    lines = data.splitlines(keepends=True)
    if lines:
        for line in rng.choices(lines, k=rng.randint(1, 4)):
            lines.insert(rng.randrange(len(lines) + 1), line)
    return b"".join(lines)


def wrong_width(data: bytes, rng: random.Random) -> bytes:
    """Put in or take away separators, quotes, brackets."""
    for _ in range(rng.randint(1, 6)):
        if rng.random() < 0.5:
            data = _insert(data, _place(data, rng), rng.choice((b",", b"\t", b";", b"|", b'"', b"'", b"{", b"}", b"]")))
        else:
            places = [m.start() for m in re.finditer(rb'[,\t;|"\[\]{}]', data[:200_000])]
            if places:
                at = rng.choice(places)
                data = data[:at] + data[at + 1 :]
    return data


def blank_lines(data: bytes, rng: random.Random) -> bytes:
    """Put in empty lines and lines of blanks, also before the header."""
    lines = data.splitlines(keepends=True)
    for _ in range(rng.randint(1, 5)):
        lines.insert(rng.choice((0, rng.randrange(len(lines) + 1))), rng.choice((b"\n", b"  \n", b"\r\n", b",,\n")))
    return b"".join(lines)


SPOILS: tuple[Spoil, ...] = (
    bits, cut, end_early, double, noise, strange_text, strange_text, other_encoding, read_wrongly, mark_of_order,
    line_ends, large_field, numbers, swapped_numbers, deep, doubled_key, doubled_key, doubled_line, wrong_width,
    wrong_width, blank_lines,
)  # fmt: skip

BINARY: tuple[Spoil, ...] = (bits, bits, cut, end_early, double, noise)
"""For pictures, recordings and films."""


def spoiled(data: bytes, rng: random.Random, *, binary: bool = False) -> bytes:
    """Return the file after none to three spoilings; one in twenty is left as it is."""
    times = 0 if rng.random() < 0.05 else rng.choice((1, 1, 1, 2, 2, 3))
    for spoil in rng.choices(BINARY if binary else SPOILS, k=times):
        data = spoil(data, rng)
    return data
