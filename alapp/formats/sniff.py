"""The encoding of a file, guessed from its beginning; empty and binary files are refused in plain words."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.words import N_, tr
from alapp.formats.opening import decode, plain_errors

SAMPLE = 1 << 20
"""Bytes looked at, at most."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", N_("a zip archive or an Office file"), N_("Open it in its own program and save it as CSV UTF-8.")),
    (b"\xd0\xcf\x11\xe0", N_("an old Office file"), N_("Open it in its own program and save it as CSV UTF-8.")),
    (b"\x1f\x8b", N_("a compressed file"), N_("Unpack it first, then choose the file inside.")),
    (b"%PDF", N_("a PDF document"), N_("Copy its text into a text file first.")),
    (b"PAR1", N_("a Parquet file"), N_("Convert it to CSV or JSONL first.")),
    (b"SQLite format 3", N_("a database"), N_("Export the table as CSV first.")),
    (b"\x89PNG", N_("a picture"), N_("Choose a table or a folder of text files.")),
    (b"\xff\xd8\xff", N_("a picture"), N_("Choose a table or a folder of text files.")),
    (b"GIF8", N_("a picture"), N_("Choose a table or a folder of text files.")),
    (b"II*\0", N_("a picture"), N_("Choose a table or a folder of text files.")),
    (b"MM\0*", N_("a picture"), N_("Choose a table or a folder of text files.")),
    (b"BZh", N_("a compressed file"), N_("Unpack it first, then choose the file inside.")),
    (b"\xfd7zXZ", N_("a compressed file"), N_("Unpack it first, then choose the file inside.")),
    (b"7z\xbc\xaf", N_("a compressed file"), N_("Unpack it first, then choose the file inside.")),
    (b"\x7fELF", N_("a program"), N_("Choose a table or a folder of text files.")),
)
_TEXT_CONTROLS = frozenset(b"\x0e\x0f\t\n\r\f\x0b\x08\x1b\x1a")
_TYPOGRAPHY = frozenset("“”‘’‚„–—…€£°§«»•·½¼¾©®™´\xa0")


@dataclass(frozen=True, slots=True)
class Encoding:
    """A guess: the encoding to read with, others that fit too, and the first line that is not UTF-8 in hex."""

    name: str
    likely: tuple[str, ...] = ()
    failing_hex: str = ""


def read_sample(path: Path) -> tuple[bytes, bool]:
    """Return the beginning of a file and whether that is all of it; raises BadInput for an empty or binary one."""
    with plain_errors(path):
        if not path.is_file():
            path.stat()
            raise BadInput(
                tr("{name} is not a file.", name=path.name),
                tr("It cannot be read."),
                tr("Choose a file or a folder of texts."),
            )
        with path.open("rb") as file:
            data = file.read(SAMPLE + 1)
    sample, whole = data[:SAMPLE], len(data) <= SAMPLE
    _refuse_empty(sample, path, whole=whole)
    _refuse_binary(sample, path)
    return sample, whole


def _refuse_empty(sample: bytes, path: Path, *, whole: bool) -> None:
    content = sample
    for bom, _ in _BOMS:
        content = content.removeprefix(bom)
    if whole and not content.strip(b" \t\r\n\0\x0b\x0c"):
        raise BadInput(
            tr("{name} is empty.", name=path.name),
            tr("There is nothing to import from it."),
            tr("Choose another file."),
        )


def _refuse_binary(sample: bytes, path: Path) -> None:
    for magic, words, remedy in _MAGIC:
        if sample.startswith(magic):
            raise BadInput(
                tr("{name} is {words}, not text.", name=path.name, words=tr(words)),
                tr("Its content cannot be read as rows."),
                tr(remedy),
            )
    if not _has_bom(sample) and _control_share(sample) > 0.05:
        raise BadInput(
            tr("{name} is a binary file, not text.", name=path.name),
            tr("Its content cannot be read as rows."),
            tr("Choose a CSV, TSV, JSONL or JSON file or a folder of text files."),
        )


def _has_bom(sample: bytes) -> bool:
    return bool(_by_bom(sample))


def _by_bom(sample: bytes) -> str:
    """Return the encoding that a byte order mark names, or nothing.

    UTF-32's mark in little-endian order is UTF-16's with a zero behind it, and a stray one may stand before any text:
    it counts only where most of what follows can be decoded.
    """
    named = next((name for bom, name in _BOMS if sample.startswith(bom)), "")
    if named != "utf-32" or _mostly_decodes(sample, "utf-32"):
        return named
    wide = wide_guess(sample[4:])
    return "utf-16" if wide == "utf-16-le" and sample.startswith(codecs.BOM_UTF16_LE) else ""


def _mostly_decodes(sample: bytes, encoding: str) -> bool:
    text = decode(sample[:4096], encoding, whole=False)
    return 2 * sum("\ud800" <= c <= "\udfff" for c in text) <= len(text)


def _control_share(sample: bytes) -> float:
    """Return the share of control characters and bad bytes, read as UTF-16 or UTF-32 where zeros say so."""
    wide = wide_guess(sample)
    head = sample[:65536]
    if wide:
        text = decode(head, wide, whole=False)
        return sum((c < " " and ord(c) not in _TEXT_CONTROLS) or "\ud800" <= c <= "\udfff" for c in text) / len(text)
    return sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head) / max(len(head), 1)


def wide_guess(sample: bytes) -> str:
    """Return UTF-16 or UTF-32 without a byte order mark if zeros stand in a pattern that says so, else nothing."""
    head = sample[:4096]
    if len(head) < 4 or head.count(0) * 4 < len(head):
        return ""
    zeros = [head[i::4].count(0) * 4 / len(head) > 0.6 for i in range(4)]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((zeros[0], zeros[1], zeros[2], zeros[3]), "")


def sniff_encoding(sample: bytes, *, whole: bool) -> Encoding:
    """Guess the encoding: byte order mark, strict UTF-8, zeros of UTF-16, else the two most likely ones.

    A file that is UTF-8 but for a few bytes stays UTF-8, so that only the rows with these bytes are put aside.
    """
    marked = _by_bom(sample)
    if marked:
        return Encoding(marked)
    wide = wide_guess(sample)
    if wide:
        return Encoding(wide, (wide, "utf-8"), _hex_line(sample, 0))
    failing = first_failure(sample, "utf-8", whole=whole)
    if not failing:
        return Encoding("utf-8")
    guesses = _likely(sample)
    if _mostly_utf8(sample, whole=whole):
        return Encoding("utf-8", ("utf-8", guesses[0]), failing)
    return Encoding(guesses[0], guesses, failing)


def first_failure(sample: bytes, encoding: str, *, whole: bool) -> str:
    """Return the first line that cannot be decoded, in hex; empty when all can."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(sample, final=whole)
    except UnicodeDecodeError as error:
        return _hex_line(sample, error.start)
    return ""


def _hex_line(sample: bytes, at: int) -> str:
    """Return up to 48 bytes of the line around a place, in hex."""
    begin = max(sample.rfind(b"\n", 0, at) + 1, at - 24)
    end = sample.find(b"\n", at)
    return sample[begin : min(end if end >= 0 else len(sample), begin + 48)].hex(" ").upper()


def _mostly_utf8(sample: bytes, *, whole: bool) -> bool:
    text = decode(sample, "utf-8", whole=whole)
    foreign = [c for c in text if c > "\x7f"]
    bad = sum("\udc00" <= c <= "\udcff" for c in foreign)
    return len(foreign) - bad >= 3 * bad


def _likely(sample: bytes) -> tuple[str, ...]:
    """Return one or two encodings that fit, the likelier first; Windows-1252 when all of it reads as Western text."""
    from charset_normalizer import from_bytes  # most files are UTF-8 and need no guess

    telling = b"\n".join(line for line in sample.splitlines() if not line.isascii())[:8192]
    found = [m.encoding for m in from_bytes(telling) if not m.encoding.startswith(("utf_16", "utf_32", "utf_7"))][:3]
    candidates = ["cp1252", *found] if _reads_as_western(telling) else [*found, "cp1252"]
    return tuple(dict.fromkeys("cp1252" if name == "latin_1" else name for name in candidates))[:2]


def _reads_as_western(telling: bytes) -> bool:
    high = bytes(byte for byte in telling if byte > 127)
    try:
        text = high.decode("cp1252")
    except UnicodeDecodeError:
        return False
    rare = len(high) * 8 < len(telling) or (len(high) < 8 and len(high) * 3 <= len(telling))
    return rare and all(c.isalpha() or c in _TYPOGRAPHY for c in text)


def check_encoding(name: str) -> None:
    """Raise BadInput when a name is not an encoding of text that this program can read."""
    try:
        fits = codecs.lookup(name)._is_text_encoding and decode("a,b\n".encode(name), name, whole=True) == "a,b\n"
    except (LookupError, ValueError, TypeError) as error:
        raise _unknown_encoding(name) from error
    if not fits:
        raise _unknown_encoding(name)


def _unknown_encoding(name: str) -> BadInput:
    return BadInput(
        tr("There is no text encoding called “{name}”.", name=name),
        tr("The file was not read."),
        tr("Choose UTF-8, UTF-16, Windows-1252 or another known one."),
    )
