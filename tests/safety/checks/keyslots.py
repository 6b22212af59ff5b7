"""Keys are added, removed and recovered without encrypting anew; the last stays; one damaged copy of them is enough."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from pathlib import Path

from alapp.domain.errors import AppError, BadInput, ProjectDamaged, WrongPassword
from alapp.session import keys
from alapp.store import encryption, key_places, keyring, slots
from alapp.store.key_places import PAGE
from alapp.store.project import Project
from alapp.store.slots import AREA, COPY, Cost
from tests.reliability.kill import make_pool
from tests.safety.base import Check, Figures, Size, at_most, exactly

_ME, _LEAD, _NEXT = "correct horse", "battery staple", "paper clip moon"


def _run(size: Size) -> Figures:
    if size == "quick":
        slots.calibrated = Cost  # type: ignore[assignment]  # the floor: what a try costs is another check
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pool.alapp"
        make_pool(path, 50)
        keys.encrypt(path, keys.Protection(_ME))
        pages = path.read_bytes()[:-AREA]
        figures = _slots(path)
        figures["pages_changed"] = _differing(pages, path.read_bytes()[:-AREA])
        figures["pages"] = len(pages) // PAGE
        return {**figures, **_damage(path, {"quick": 100, "night": 5_000}[size])}


def _differing(old: bytes, new: bytes) -> int:
    """Count pages that differ; the first one says how the file is journaled, and changes whenever it is opened."""
    assert len(old) == len(new)
    return sum(old[at : at + PAGE] != new[at : at + PAGE] for at in range(0, len(old), PAGE))


def _slots(path: Path) -> dict[str, float]:
    printed = keys.make_recovery_key(path)
    keys.add_slot(path, _LEAD, kind="lead")
    keys.change_password(path, _ME, _NEXT)
    opens = [_opens(path, word) for word in (_NEXT, _LEAD, printed, printed.lower().replace("-", " "))]
    keys.remove_slot(path, 3)
    refused = [not _opens(path, word) for word in (_ME, _LEAD)]
    keys.unlock(path, printed)
    keys.remove_slot(path, 1)
    last = _raises(BadInput, lambda: keys.remove_slot(path, 2))
    return {
        "opened": sum(opens) / len(opens), "removed_refused": sum(refused) / len(refused), "last_slot_refused": last,
        "recovered": _opens(path, printed),
    }  # fmt: skip


def _damage(path: Path, n: int) -> dict[str, float]:
    """Flip a bit in one copy, then one in each: how often the project opens and is mended, and what is said."""
    rng, whole = random.Random(0), path.read_bytes()
    area, start = encryption.areas_of(path)[0], len(whole) - AREA
    one = both = 0
    for _ in range(n):
        first, second = (start + copy * COPY + rng.randrange(COPY) for copy in (0, 1))
        path.write_bytes(_flipped(whole, rng.choice((first, second))))
        one += encryption.areas_of(path) == [area]
        path.write_bytes(_flipped(_flipped(whole, first), second))
        both += encryption.areas_of(path) == [] and _raises(ProjectDamaged, lambda: Project.open(path))
    key = keyring.key_of(path)
    path.write_bytes(_flipped(whole, start + COPY + 100))
    if key is None:  # locked by the last look
        return {"one_copy_damaged_opens": 0.0}
    keyring.hold(path, key, area)
    Project.open(path).close()
    mended = path.read_bytes()[-AREA:] == whole[-AREA:] and key_places.at_end(path) == area
    return {"one_copy_damaged_opens": one / n, "both_told_in_words": both / n, "mended": mended, "flips": 3 * n}


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _opens(path: Path, word: str) -> bool:
    keys.lock(path)
    try:
        keys.unlock(path, word)
        with Project.open(path) as project:
            return project.items.count() == 50
    except WrongPassword:
        return False


def _raises(kind: type[AppError], call: Callable[[], object]) -> bool:
    try:
        call()
    except kind:
        return True
    return False


_GOALS = {
    "opened": exactly(1), "removed_refused": exactly(1), "recovered": exactly(1), "last_slot_refused": exactly(1),
    "pages_changed": at_most(1), "one_copy_damaged_opens": exactly(1), "both_told_in_words": exactly(1),
    "mended": exactly(1),
}  # fmt: skip
CHECK = Check(30, "keyslots", _run, _GOALS, seconds=15)
