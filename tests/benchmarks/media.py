"""Import of folders of small pictures beside reading and decoding each of them once; ``name value unit`` lines.

Run: ``python3 -m tests.benchmarks.media --data DIR [--sizes 5000 20000] [--json FILE]``, where DIR is the folder of
shared data, or any folder with pictures. Each measure runs in a process of its own: a reading that decodes each
file once with Pillow, the import as the terminal does it (checksums and database included, labels from sub-folders),
and the second reading of the project (every file opened by name). Files are in the system's cache for both. Ratios
are of processor time, which other work on the machine disturbs less, and of the clock.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing as mp
import resource
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

ZIP = "image-fashion-mnist/fashion-mnist-train-png.zip"
ENDINGS = {".png", ".jpg", ".jpeg"}


def unpack(data: Path, target: Path, most: int) -> int:
    """Write pictures below ``target``, as many from each folder as there are; return how many."""
    if (data / ZIP).is_file():
        with zipfile.ZipFile(data / ZIP) as pack:
            names = [n for n in pack.namelist() if Path(n).suffix in ENDINGS]
            contents: Callable[[str], bytes] = pack.read
            return _write(names, contents, target, most)
    names = [p.relative_to(data).as_posix() for p in data.rglob("*") if p.suffix.lower() in ENDINGS]
    return _write(names, lambda name: (data / name).read_bytes(), target, most)


def _write(names: list[str], read: Callable[[str], bytes], target: Path, most: int) -> int:
    step = max(1, len(names) // most)
    chosen = sorted(names)[::step][:most]
    for name in chosen:
        place = target / Path(name).parent.name / Path(name).name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(read(name))
    return len(chosen)


def decode(folder: str) -> dict[str, float]:
    """Read and decode each picture once."""
    from PIL import Image

    digests = set()
    for path in sorted(Path(folder).rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            Image.open(BytesIO(data)).load()
            digests.add(hashlib.sha256(data).digest())
    return {"distinct": float(len(digests))}


def bring(folder: str) -> dict[str, float]:
    """Import the folder into a new project beside it, with new labels."""
    from alapp.domain.annotation import Annotator
    from alapp.domain.guideline import Guideline, classes_from_names
    from alapp.jobs.progress import Progress
    from alapp.session.exchange_import import import_into
    from alapp.session.import_request import plan_of
    from alapp.store.project import Project

    labels = sorted(p.name for p in Path(folder).iterdir() if p.is_dir())
    guideline = Guideline(1, "single_choice", classes_from_names(labels))
    path = Path(folder).with_suffix(".alapp")
    with Project.create(path, guideline, name="Pictures", annotator=Annotator("A1")) as project:
        report = import_into(project, plan_of(folder), Progress())
    return {"accepted": float(report.accepted), "file": path.stat().st_size / 1e6}


def reopen(folder: str) -> dict[str, float]:
    """Read every file by way of the project."""
    from alapp.store.project import Project

    size = 0
    with Project.open(Path(folder).with_suffix(".alapp"), read_only=True) as project:
        for file in project.media.files(project.items.ids()):
            assert file is not None
            with file.open() as stream:
                size += len(stream.read())
    return {"read": size / 1e6}


def _measured(pipe: Any, work: Callable[[str], dict[str, float]], folder: str) -> None:
    began, used = time.perf_counter(), time.process_time()
    found = work(folder)
    found |= {
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - used,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }
    pipe.send(found)


def alone(work: Callable[[str], dict[str, float]], folder: Path) -> dict[str, float]:
    """Run in a fresh process; return what it says, its seconds and the megabytes of its memory at the peak."""
    ours, theirs = mp.get_context("spawn").Pipe()
    process = mp.get_context("spawn").Process(target=_measured, args=(theirs, work, str(folder)))
    process.start()
    found: dict[str, float] = ours.recv()
    process.join()
    return found


def measure(data: Path, size: int, place: Path) -> list[tuple[str, float, str]]:
    folder = place / f"pictures{size}"
    n = unpack(data, folder, size)
    decoded, brought = alone(decode, folder), alone(bring, folder)
    again = alone(reopen, folder)
    shutil.rmtree(folder)
    name = f"media.{n}"
    return [
        (f"{name}.accepted", brought["accepted"], "files"),
        (f"{name}.distinct", decoded["distinct"], "files"),
        (f"{name}.decode_once", decoded["seconds"], "s"),
        (f"{name}.import", brought["seconds"], "s"),
        (f"{name}.import_to_decode", brought["seconds"] / decoded["seconds"], "times"),
        (f"{name}.import_to_decode_cpu", brought["cpu"] / decoded["cpu"], "times"),
        (f"{name}.import_memory", brought["memory"], "MB"),
        (f"{name}.project_file", brought["file"], "MB"),
        (f"{name}.read_through_project", again["seconds"], "s"),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5_000, 20_000])
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as place:
        for size in given.sizes:
            for name, value, unit in measure(given.data, size, Path(place)):
                figures.append((name, value, unit))
                print(f"{name} {value:.3f} {unit}", flush=True)
    if given.json:
        given.json.write_text(json.dumps({name: [value, unit] for name, value, unit in figures}, indent=1))


if __name__ == "__main__":
    main()
