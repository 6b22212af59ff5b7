"""Files made to break programs: the good ones come in, the bad ones are named, and nothing takes much memory."""

from __future__ import annotations

import csv
import multiprocessing as mp
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import BadInput
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange_import import import_into
from alapp.session.exchange_scan import look
from alapp.session.import_request import plan_of
from tests.unit.session.media_made import make_project

pytestmark = pytest.mark.real_data
MOST_MEMORY = 512.0
WHOLE = {"truncated_end_chunk.png"}
"""Only what follows the picture is cut off: every pixel of it is there."""
FOLDERS = {
    "images-corrupt": "image",
    "images-pngsuite": "image",
    "images-exif-orientation": "image",
    "audio-odd-wav": "audio",
    "video": "video",
}


def bring(pipe: Any, folder: str, target: str) -> None:
    """Import a folder in a process of its own; send what came in, what did not and why, and megabytes at the peak."""
    with make_project(Path(target)) as project:
        import_into(project, plan_of(folder), Progress())
        names = project.items.texts(project.items.ids())
        left = {row.original.split('"')[3]: (row.kind, row.reason) for _, row in project.sources.quarantine()}
        problems = project.verify().problems
    pipe.send((names, left, problems, peak()))


def peak() -> float:
    """Return the megabytes that this process held at most; not ``ru_maxrss``, which begins with its parent's."""
    status = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def brought(folder: Path, target: Path) -> tuple[list[str], dict[str, tuple[str, str]], tuple[str, ...], float]:
    ours, theirs = mp.get_context("spawn").Pipe()
    process = mp.get_context("spawn").Process(target=bring, args=(theirs, str(folder), str(target)))
    process.start()
    theirs.close()
    try:
        found: tuple[list[str], dict[str, tuple[str, str]], tuple[str, ...], float] = ours.recv()
    finally:
        process.join()
        process.close()
    return found


@pytest.mark.parametrize("name", [n for n, modality in FOLDERS.items() if modality in MODALITIES])
def test_the_good_ones_come_in_and_the_bad_ones_are_named(name: str, shared_data: Path, tmp_path: Path) -> None:
    modality = MODALITIES[FOLDERS[name]]
    folder = shared_data / "hostile" / name
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix.lower() in modality.suffixes}
    names, left, problems, memory = brought(folder, tmp_path / "a.alapp")
    assert set(names) | set(left) == there
    assert not set(names) & set(left)
    assert problems == ()
    assert all(reason.endswith((".", ")")) for _, reason in left.values())
    assert memory < MOST_MEMORY
    for file, result in expected(shared_data, name).items():
        if result == "fail" and modality.name == "image" and file not in WHOLE:
            assert file not in names, file
        if result == "ok" and modality.name == "image":
            assert file not in left or left[file][0] == "duplicate", (file, left[file])


def expected(shared_data: Path, name: str) -> dict[str, str]:
    with (shared_data / "hostile/EXPECTED.csv").open(newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["file"].startswith(f"{name}/")]
    return {row["file"].partition("/")[2]: row["result"] for row in rows}


@pytest.mark.parametrize("name", ["archives-zip-slip", "images-heic"])
def test_what_no_modality_knows_is_left_out(name: str, shared_data: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        look(str(shared_data / "hostile" / name))
    assert refused.value.remedy
    assert not list(tmp_path.iterdir())
