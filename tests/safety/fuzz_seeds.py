"""What is spoiled: real files of other programs, hostile ones, and small ones of every format of ours."""

from __future__ import annotations

import io
import json
import os
import tempfile
import wave
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from alapp.domain.exchange import ExportPlan, ExportRow
from alapp.domain.item import Rejected
from alapp.formats import quarantine
from alapp.formats.base import original_of
from alapp.formats.registry import EXPORTERS
from alapp.modalities.registry import MODALITIES

LARGEST = 200_000
"""Bytes kept of a seed, to its last whole line, so that thousands can be read."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A file by name and content; ``binary`` for pictures, recordings and films."""

    name: str
    data: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, which says how it is read."""
        return Path(self.name).suffix.lower()

    @property
    def binary(self) -> bool:
        """Whether it is a picture, a recording or a film."""
        return any(self.suffix in modality.suffixes for modality in MODALITIES)


def shared_data() -> Path | None:
    """Return the folder of real data, or None where there is none."""
    named = os.environ.get("ALAPP_SHARED_DATA")
    folder = Path(named) if named else Path(__file__).parents[2].parent / "shared" / "data"
    return folder if folder.is_dir() else None


@cache
def real_seeds() -> tuple[Seed, ...]:
    """Return the files of other programs and the hostile ones; none where the folder is not there."""
    shared = shared_data()
    if shared is None:
        return ()
    paths = (p for name in ("interop", "hostile") for p in sorted((shared / name).rglob("*")) if p.is_file())
    return tuple(Seed(p.relative_to(shared).as_posix(), _head(p)) for p in paths if p.stat().st_size < 5_000_000)


def _head(path: Path) -> bytes:
    data = path.read_bytes()
    if len(data) <= LARGEST or any(path.suffix.lower() in m.suffixes for m in MODALITIES):
        return data
    return data[: data.rfind(b"\n", 0, LARGEST) + 1] or data[:LARGEST]


@cache
def own_seeds() -> tuple[Seed, ...]:
    """Return small files of every format that is read, exports and quarantine files among them."""
    return (*_tables(), *_json(), *_exports(), *_quarantines(), *_media())


def _tables() -> Iterable[Seed]:
    words = ("patient", "monitor", "bedside", "“quoted”", "naïve", "Größe", "日本語", "🙂")
    rows = [
        (f"R-{i}", f"Report number {i}, the {word} from the ward", ("Fall", "Device", "")[i % 3], i * 1.5)
        for i, word in enumerate(words)
    ]
    for suffix, separator in ((".csv", ","), (".csv", ";"), (".tsv", "\t"), (".tab", "\t"), (".csv", "|")):
        lines = [separator.join(("id", "text", "label", "score"))]
        lines += [separator.join(f'"{cell}"' if separator in str(cell) else str(cell) for cell in row) for row in rows]
        yield Seed(f"own/table{ord(separator)}{suffix}", "\n".join(lines).encode())
    quoted = 'id,text,label\r\n1,"He said ""ouch"", then\r\nfell, twice",Fall\r\n2,"plain words",Device\r\n'
    yield Seed("own/quoted.csv", quoted.encode())
    yield Seed("own/regions.csv", b'text,spans\n"Aspirin given late","[{""start"":0,""end"":7,""label"":""Drug""}]"\n')
    yield Seed("own/lines.txt", "\n".join(row[1] for row in rows).encode())
    yield Seed("own/files.csv", b"image,label\na.png,x\n../b.png,y\n/etc/passwd,z\n//host/share/c.png,w\nsub/d.png,\n")


def _json() -> Iterable[Seed]:
    rows: list[dict[str, object]] = [
        {"id": 1, "text": "The pump alarmed at night", "label": ["Device"], "meta": {"ward": "North", "n": 1.50}},
        {"id": 2, "text": "Found on the floor", "label": [[0, 5, "Fall"]],
         "spans": [{"start": 0, "end": 5, "label": "Fall"}]},
        {"id": "3", "text": "Nothing happened 🙂 é", "label": None, "meta": {"deep": {"er": [1, 2, {"x": None}]}}},
    ]  # fmt: skip
    yield Seed("own/rows.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode())
    yield Seed("own/rows.ndjson", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    yield Seed("own/list.json", json.dumps(rows, indent=2).encode())
    yield Seed("own/flat.json", json.dumps(rows).encode())
    yield Seed("own/inside.json", json.dumps({"version": 1, "info": {"a": 1}, "annotations": rows}, indent=1).encode())
    yield Seed("own/texts.json", json.dumps([row["text"] for row in rows]).encode())


def _exports() -> Iterable[Seed]:
    rows = [
        ExportRow("R-1", "=SUM(A1) the pump", ("Device",), "A1", "2026-01-01T00:00:00Z", 1.5, "answered", "asked",
                  "default_mix", 0.25, 3, ("Fall",), 0.5, True, 1, True, "seen twice",
                  meta={"ward": "North", "n": "'7"}),
        ExportRow("R-2", "'quoted from the start\nsecond line", ("Fall", "Device"), "A2", status="answered"),
        ExportRow("R-3", "skipped one", (), status="skipped", skip_reason="unclear", regions=()),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for exporter in EXPORTERS:
            path = Path(folder, f"export{exporter.suffix}")
            for plan in (ExportPlan(str(path), exporter.name), ExportPlan(str(path), exporter.name, provenance=False)):
                exporter.write(iter(rows), path, plan)
                yield Seed(f"own/export{plan.provenance}{exporter.suffix}", path.read_bytes())


def _quarantines() -> Iterable[Seed]:
    rows = [
        ("a.csv", Rejected(3, "text", "No text.", original_of({"id": "1", "text": "", "label": "=x"}), "empty")),
        ("a.csv", Rejected(5, "", "The row has 2 cells.", original_of({"id": "2", "text": None}, '2,"broken'))),
        ("b.jsonl", Rejected(9, "", "This is not JSON.", original_of({"id": None}, "{not json"))),
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".csv", ".jsonl"):
            path = Path(folder, f"quarantine{suffix}")
            quarantine.write(lambda: rows, path)
            yield Seed(f"own/{path.name}", path.read_bytes())


def _media() -> Iterable[Seed]:
    picture = Image.radial_gradient("L").resize((40, 30))
    for suffix, name in ((".png", "PNG"), (".jpg", "JPEG"), (".gif", "GIF"), (".bmp", "BMP"), (".webp", "WEBP"),
                         (".tif", "TIFF")):  # fmt: skip
        if suffix in MODALITIES["image"].suffixes:
            out = io.BytesIO()
            picture.save(out, name)
            yield Seed(f"own/picture{suffix}", out.getvalue())
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(range(256)) * 20)
    yield Seed("own/sound.wav", sound.getvalue())


@cache
def pool(*, real: bool, media: bool) -> tuple[Seed, ...]:
    """Return the real files or ours, those of media or the others; ours where there are no real ones."""
    found = real_seeds() if real else ()
    return tuple(seed for seed in found or own_seeds() if seed.binary == media)
