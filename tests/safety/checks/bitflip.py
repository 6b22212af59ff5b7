"""Single bits flipped all over a project, plain and encrypted: what changes is noticed, what does not is no alarm."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, Size
from tests.safety.wards import complaints, content, ward_project

FLIPS = {"quick": 120, "night": 1500}
SEED = 20260301


def _run(size: Size) -> Figures:
    found = dict.fromkeys(("silent_changes", "false_alarm", "flips", "changed", "noticed"), 0)
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        for encrypted in (False, True):
            path = ward_project(Path(folder) / f"wards{encrypted:d}.alapp", 60, 40, encrypted=encrypted)
            _flip(path, FLIPS[size] // 2, rng, found)
    return found


def _flip(path: Path, flips: int, rng: random.Random, found: dict[str, int]) -> None:
    whole, rows = path.read_bytes(), content(path)
    for n in range(flips):
        if n % 4 == 0:  # the file as it was
            path.write_bytes(whole)
            found["false_alarm"] += bool(complaints(path))
        bit = rng.randrange(len(whole) * 8)
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << (bit % 8)
        path.write_bytes(flipped)
        noticed, changed = bool(complaints(path)), content(path) != rows
        found["flips"] += 1
        found["changed"] += changed
        found["noticed"] += noticed
        found["silent_changes"] += changed and not noticed


CHECK = Check(11, "bitflip", _run, {"silent_changes": NONE, "false_alarm": NONE}, seconds=8)
