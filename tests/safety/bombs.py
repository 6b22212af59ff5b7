"""Small files that would become huge, or never end, if they were unpacked, decoded or parsed in good faith."""

from __future__ import annotations

import gzip
import io
import json
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from PIL import Image

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.store.project import Project
from tests.helpers import small_guideline

SECONDS = 5.0
_HUGE = 60_000


@dataclass(slots=True)
class Outcome:
    """How many bombs, how many were refused or put aside with a reason, and what they cost."""

    files: int = 0
    refused: int = 0
    uncaught: int = 0
    slow: int = 0
    worst_s: float = 0.0
    peak_mb: float = 0.0
    told: list[str] = field(default_factory=list)


def _png(width: int, height: int, bits: int = 8, kind: int = 2) -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    data = zlib.compress(bytes(30_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", data) + part(b"IEND", b"")


def _huge_gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (10, 10)).save(out, "GIF")
    found = bytearray(out.getvalue())
    found[6:10] = b"\xff\xff\xff\xff"  # the sides that its head claims
    return bytes(found)


def _wav(claimed: int, rate: int = 8000, channels: int = 1) -> bytes:
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2 & 0xFFFFFFFF, channels * 2 & 0xFFFF, 16)
    return b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", claimed)


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.csv", content)
    return out.getvalue()


def bombs() -> Iterator[tuple[str, bytes]]:
    """Yield name and content; names of media stand in folders of their own."""
    zeros = bytes(50_000_000)
    yield "zip.csv", _zipped(zeros)
    yield "zip in zip.json", _zipped(_zipped(zeros))
    yield "gzip.csv", gzip.compress(zeros)
    yield "twice gzip.jsonl", gzip.compress(gzip.compress(zeros))
    yield "deep.json", b"[" * 3_000_000
    yield "deep and closed.json", b"[" + b"[" * 1_000_000 + b"]" * 1_000_000 + b"]"
    yield "deep objects.jsonl", b'{"a":' * 1_000_000
    yield "one line.csv", b"id,text\n1," + b"a" * 60_000_000
    yield "one line.jsonl", b'{"text": "' + b"a" * 60_000_000
    yield "one quote.csv", b'id,text\n1,"' + b"a,b\n" * 150_000
    yield "columns.csv", b"," * 5_000_000 + b"\n" + b"," * 1000
    yield "keys.json", b"[{" + b",".join(b'"k%d":1' % i for i in range(300_000)) + b"}]"
    yield "numbers.json", b'[{"text": ' + b"9" * 5_000_000 + b"}]"
    yield "zeros.csv", zeros
    yield "image/huge.png", _png(_HUGE, _HUGE)
    yield "image/wide.png", _png(2_000_000_000, 1)
    yield "image/sixteen bits.png", _png(_HUGE, _HUGE, 16, 6)
    yield "image/huge.gif", _huge_gif()
    yield (
        "image/huge.bmp",
        b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 100_000, 100_000, 1, 24, 0, 0, 0, 0, 0, 0),
    )
    yield "audio/hours.wav", _wav(0xFFFFFFF0)
    yield "audio/no rate.wav", _wav(0xFFFFFFF0, 0)
    yield "audio/channels.wav", _wav(0xFFFFFFF0, 8000, 60_000)
    yield "audio/fast.wav", _wav(0xFFFFFFF0, 0xFFFFFFFF)
    yield "video/hours.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp42\xff\xff\xff\xffmdat" + zeros[:1000]
    yield "video/atoms.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0\0\0\x08moov" * 100_000


XML = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (ord("b") + i, b"&%c;" % (ord("a") + i) * 10) for i in range(9)
) + b"]><l>&j;</l>"  # fmt: skip
"""A billion laughs: nothing here parses XML, so each of its lines is a text like any other."""


def tried(folder: Path) -> Outcome:
    """Import every bomb in this process."""
    total = Outcome()
    for number, (name, content) in enumerate(bombs()):
        place = folder / str(number) / name
        place.parent.mkdir(parents=True)
        place.write_bytes(content)
        del content
        _one(total, place.parent if "/" in name else place, folder / f"{number}.alapp", name)
        place.unlink()
    return total


def _one(total: Outcome, path: Path, target: Path, name: str) -> None:
    total.files += 1
    begun = time.process_time()
    try:
        plan = plan_of(path)
        with Project.create(target, small_guideline(), name="B", annotator=Annotator("A1")) as project:
            report = import_into(project, plan, Progress())
            aside = [row for _, row in project.sources.quarantine()]
        if any(row.reason for row in aside) and report.seen == report.accepted + len(aside):
            total.refused += 1
        else:
            total.told.append(f"{name}: taken")
    except AppError as error:
        total.refused += bool(error.what)
    except Exception as error:  # noqa: BLE001  this is what is looked for
        total.uncaught += 1
        total.told.append(f"{name}: {error!r}")
    seconds = time.process_time() - begun
    total.worst_s = max(total.worst_s, seconds)
    if seconds > SECONDS:
        total.slow += 1
        total.told.append(f"{name}: {seconds:.1f} s")


def run() -> Outcome:
    """Try them in a process of its own, which tells the most memory that it had."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.safety.bombs", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return Outcome(files=1, uncaught=1, told=[done.stderr[-2000:]])
        return Outcome(**json.loads(done.stdout.splitlines()[-1]))


def _peak() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    found = tried(Path(sys.argv[1]))
    found.peak_mb = _peak()
    print(json.dumps(asdict(found)))
