"""Pages wiped out of a project: every row on the other pages is in the salvaged one, the damaged file is as it was."""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path

from alapp.store.project import Project
from alapp.store.salvage import LOST_TEXT, salvage
from tests.safety.base import NONE, Check, Figures, Size, exactly
from tests.safety.wards import complaints, ward_project

PAGE = 4096
WIPED = (1, 3, 10)
TRIALS = {"quick": 2, "night": 40}
ITEMS, ANSWERS = 3000, 600

_TEXT = re.compile(rb"Report (\d+): fell in the bathroom")
_PAYLOAD = re.compile(rb'\{"old":null,"new":\{"answer".{0,500}?"event":"(A1:\d+)"\}\}', re.DOTALL)


def _run(size: Size) -> Figures:
    rng = random.Random(20260302)
    found = dict.fromkeys(("original_changed", "changed_rows", "verify_bad"), 0)
    readable = recovered = total = 0
    with tempfile.TemporaryDirectory() as folder:
        whole = ward_project(Path(folder) / "wards.alapp", ITEMS, ANSWERS).read_bytes()
        for wiped in WIPED:
            for n in range(TRIALS[size]):
                damaged = Path(folder) / f"damaged{wiped}-{n}.alapp"
                damaged.write_bytes(_wiped(whole, rng.sample(range(len(whole) // PAGE), wiped)))
                expected, there, changed = _try(damaged, found)
                readable += len(expected)
                recovered += len(expected & there)
                found["changed_rows"] += changed
                total += ITEMS + ANSWERS
    return {"recovered_readable_percent": 100 * recovered / readable, **found, "of_all_percent": 100 * readable / total}


def _wiped(whole: bytes, pages: list[int]) -> bytes:
    content = bytearray(whole)
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return bytes(content)


def _try(damaged: Path, found: dict[str, int]) -> tuple[set[str], set[str], int]:
    """Return what can be seen in the damaged bytes, what is in the new project, and how many texts differ."""
    before, new = damaged.read_bytes(), damaged.with_suffix(".new.alapp")
    expected = {f"R{n.decode()}" for n in _TEXT.findall(before)} | {e.decode() for e in _PAYLOAD.findall(before)}
    salvage(damaged, new)
    found["original_changed"] += damaged.read_bytes() != before
    found["verify_bad"] += bool(complaints(new))
    with Project.open(new, read_only=True) as project:
        items = [i for i in project.items.after(0, 10 * ITEMS) if not i.text.startswith(LOST_TEXT)]
        there = {item.key for item in items} | {a.event_id for a in project.annotations.all()}
    changed = sum(item.text != f"Report {item.key[1:]}: fell in the bathroom" for item in items)
    return expected, there, changed


CHECK = Check(
    12,
    "salvage",
    _run,
    {
        "recovered_readable_percent": exactly(100), "original_changed": NONE, "changed_rows": NONE, "verify_bad": NONE,
    },
    seconds=12,
)  # fmt: skip
