"""Model files that would run code, leave their folder or fill the memory, if anybody unpacked them in good faith."""

from __future__ import annotations

import io
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from alapp.domain.arrays import MAGIC
from alapp.domain.errors import AppError
from alapp.jobs.progress import Progress
from alapp.session.model_export import export
from alapp.session.model_file import PARTS, read
from alapp.session.session import Session
from tests.helpers import small_project, true_label

Parts = dict[str, bytes]
MANIFEST, CARD, CARD_JSON, WEIGHTS, STATE = PARTS
CANARY = "alapp_canary"
GOOD = "good.alappmodel"
_RUNS = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "subprocess.Popen", "pickle.find_class", "ctypes.dlopen",
         "socket.connect", "os.symlink", "os.chmod")  # fmt: skip


class _Deed:
    """Unpickled, it leaves a file where the canary is."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what unpickling would call."""
        return (os.system, (f"touch {self.place / CANARY}",))


@dataclass(slots=True)
class Outcome:
    """Sums over all files."""

    files: int = 0
    refused: int = 0
    code_run: int = 0
    uncaught: int = 0
    slow: int = 0
    told: list[str] = field(default_factory=list)


def exported_model(folder: Path) -> bytes:
    """Train a small model and return its file."""
    path = small_project(folder, 60)
    session = Session.open(path, "A1", background=False)
    try:
        for _ in range(20):
            assert session.current is not None
            session.press(true_label(session.guideline, session.current.item.key))
        session.train_now()
        version = max(record.version for record in session.reader.models.all())
    finally:
        session.close()
    target = folder / "m.alappmodel"
    export(Progress(), str(path), version, str(target))
    return target.read_bytes()


def parts_of(blob: bytes) -> Parts:
    """Return the parts of a model file."""
    with zipfile.ZipFile(io.BytesIO(blob)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: list[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip with these names, whatever they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in parts:
            with warnings.catch_warnings(action="ignore"):  # a name twice
                file.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def payloads(good: bytes, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield hostile files by name."""
    evil = pickle.dumps(_Deed(folder))
    objects = io.BytesIO()
    np.save(objects, np.array([_Deed(folder)], dtype=object), allow_pickle=True)
    npz = io.BytesIO()
    np.savez(npz, weights=np.array([_Deed(folder)], dtype=object))
    parts = parts_of(good)
    yield "pickle", evil
    yield "joblib", b"ZF" + zlib.compress(evil)
    yield "zlib of a pickle", zlib.compress(evil)
    yield "npy with objects", objects.getvalue()
    yield "npz with objects", npz.getvalue()
    yield "torch", zipped([("archive/data.pkl", evil), ("archive/version", b"3")])
    yield "skops", zipped([("schema.json", b'{"__class__": "system", "__module__": "os"}')])
    for name in PARTS:
        yield f"pickle as {name}", _with(parts, {name: evil})
        yield f"objects as {name}", _with(parts, {name: objects.getvalue()})
    yield from _names(parts)
    yield from _bombs(parts)
    for words, change in _HEADERS.items():
        for part in (WEIGHTS, STATE):
            yield f"{words} in {part}", _with(parts, {part: _other_header(parts[part], change)})
    for words, changed in _MANIFESTS.items():
        yield words, _with(parts, {MANIFEST: json.dumps(json.loads(parts[MANIFEST]) | changed).encode()})
    yield "deep manifest", _with(parts, {MANIFEST: b'{"a":' * 100_000})
    yield "half a character", _with(parts, {MANIFEST: parts[MANIFEST].replace(b'"alapp model"', b'"\\ud800"')})
    for at in (10, len(good) // 2, len(good) - 30):
        yield f"cut at {at}", good[:at]
    for seed in range(10):
        yield f"noise {seed}", _noisy(good, seed)


def _with(parts: Parts, changed: Parts) -> bytes:
    return zipped([(name, changed.get(name, content)) for name, content in parts.items()])


def _names(parts: Parts) -> Iterator[tuple[str, bytes]]:
    for name in (
        f"../../{CANARY}",
        f"/tmp/{CANARY}",
        f"..\\..\\{CANARY}",
        "C:\\x",
        "//host/share/x",
        "a\0b",
        "manifest.json/",
    ):
        yield f"a part called {name!r}", zipped([*parts.items(), (name, b"x")])
        yield f"the manifest called {name!r}", zipped([(name if n == MANIFEST else n, c) for n, c in parts.items()])
    yield "a part twice", zipped([*parts.items(), (WEIGHTS, b"x")])
    for method, words in ((zipfile.ZIP_BZIP2, "bzip2"), (zipfile.ZIP_LZMA, "lzma")):
        yield words, zipped(list(parts.items()), method)


def _bombs(parts: Parts) -> Iterator[tuple[str, bytes]]:
    zeros = bytes(300_000_000)
    for name in (MANIFEST, WEIGHTS, STATE):
        yield f"zip bomb as {name}", _with(parts, {name: zeros})
    yield "zip bomb by lzma", zipped([(n, zeros if n == WEIGHTS else c) for n, c in parts.items()], zipfile.ZIP_BZIP2)
    lying = bytearray(_with(parts, {WEIGHTS: zeros}))
    size = len(zeros).to_bytes(4, "little")
    while (at := lying.find(size)) >= 0:  # the header says that little is inside
        lying[at : at + 4] = (1000).to_bytes(4, "little")
    yield "zip bomb that lies", bytes(lying)


def _header(meta: Any, rows: Any) -> bytes:
    text = json.dumps({"meta": meta, "arrays": rows}).encode()
    return MAGIC + len(text).to_bytes(8, "little") + text


def _other_header(blob: bytes, change: Callable[[Any, list[Any]], tuple[Any, Any]]) -> bytes:
    start = len(MAGIC) + 8
    length = int.from_bytes(blob[len(MAGIC) : start], "little")
    header = json.loads(blob[start : start + length])
    meta, rows = change(header["meta"], header["arrays"])
    return _header(meta, rows) + blob[start + length :]


_HEADERS: dict[str, Callable[[Any, list[Any]], tuple[Any, Any]]] = {
    "huge shape": lambda m, r: (m, [row | {"shape": [2**40, 2**20]} for row in r]),
    "empty yet huge": lambda m, r: (m, [row | {"shape": [0, 2**60]} for row in r]),
    "negative shape": lambda m, r: (m, [row | {"shape": [-1]} for row in r]),
    "objects": lambda m, r: (m, [row | {"dtype": "|O"} for row in r]),
    "records": lambda m, r: (m, [row | {"dtype": "O,O"} for row in r]),
    "negative offset": lambda m, r: (m, [row | {"offset": -64} for row in r]),
    "offset of no number": lambda m, r: (m, [row | {"offset": "x"} for row in r]),
    "shape of no list": lambda m, r: (m, [row | {"shape": 7} for row in r]),
    "no arrays": lambda m, _: (m, []),
    "arrays that are none": lambda m, _: (m, 7),
    "no meta": lambda _, r: ({}, r),
    "meta that is none": lambda _, r: ([1], r),
    "numbers for all": lambda m, r: (dict.fromkeys(m, 7), r),
    "lists for all": lambda m, r: ({name: [[]] for name in m}, r),
    "deep meta": lambda m, r: (m | {"x": _deep(900)}, r),
    "huge numbers": lambda m, r: (_larger(m), r),
}
_MANIFESTS: dict[str, dict[str, Any]] = {
    "no labels": {"labels": []},
    "one label": {"labels": [{"id": "a", "name": "a"}]},
    "many labels": {"labels": [{"id": str(i), "name": "x"} for i in range(200_000)]},
    "labels of numbers": {"labels": [1, 2, 3]},
    "extractor elsewhere": {"extractor": "os.system"},
    "extractor by path": {"extractor": "../../../evil"},
    "modality elsewhere": {"modality": "__import__"},
    "newer": {"format_version": 99},
    "another format": {"format": "pickle"},
}


def _deep(levels: int) -> Any:
    found: Any = 1
    for _ in range(levels):
        found = [found]
    return found


def _larger(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _larger(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_larger(inner) for inner in value]
    return 10**15 if isinstance(value, int) and not isinstance(value, bool) else value


def _noisy(good: bytes, seed: int) -> bytes:
    rng = np.random.default_rng(seed)
    data = bytearray(good)
    for at in rng.integers(0, len(data), 1 + 4 * seed):
        data[at] ^= int(rng.integers(1, 256))
    return bytes(data)


class Watch:
    """Notes what an audit hook says while it is on; a hook cannot be taken away again."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, _args: tuple[Any, ...]) -> None:
        if self.on and event.startswith(_RUNS):
            self.seen.append(event)


def run(most: int) -> Outcome:
    """Read so many hostile files, which another process makes: what it needs for that is not counted here."""
    total, watch = Outcome(), Watch()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, "-m", "tests.safety.hostile_models", name], check=True)
        read(folder / GOOD)  # the good one is read, and with it all that is imported
        found = sorted(folder.glob("*.hostile"), key=lambda file: int(file.name.partition(" ")[0]))
        for file in found[:: max(1, len(found) // most)]:
            _one(total, watch, file.stem, file)
        total.code_run += sum(1 for _ in folder.rglob(f"*{CANARY}*"))
    return total


def make(folder: Path) -> None:
    """Write the good file and every hostile one."""
    good = exported_model(folder)
    (folder / GOOD).write_bytes(good)
    for number, (words, blob) in enumerate(payloads(good, folder)):
        plain = "".join(c if c.isalnum() else " " for c in words)
        (folder / f"{number} {plain}.hostile").write_bytes(blob)


def _one(total: Outcome, watch: Watch, words: str, file: Path) -> None:
    total.files += 1
    begun, watch.on = time.process_time(), True
    try:
        read(file)
    except AppError as error:
        total.refused += bool(error.what)
    except Exception as error:  # noqa: BLE001  this is what is looked for
        total.uncaught += 1
        total.told.append(f"{words}: {error!r}")
    finally:
        watch.on = False
    if time.process_time() - begun > 5:
        total.slow += 1
        total.told.append(f"{words}: {time.process_time() - begun:.1f} s")
    if watch.seen:
        total.code_run += 1
        total.told.append(f"{words}: {watch.seen}")
        watch.seen.clear()


def peak_mb() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    make(Path(sys.argv[1]))
