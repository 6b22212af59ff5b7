"""A small real session, done to be looked at: opened, labeled, trained, exported, and its folder taken away again.

Its items hold a word that is nowhere else; afterwards that word is looked for wherever programs leave things.
"""

from __future__ import annotations

import csv
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from alapp.domain.errors import AppError, NotAllowed
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions, Role
from alapp.jobs.progress import Progress
from alapp.jobs.touched import files_written
from alapp.session import keys, policy
from alapp.session.exchange import Exchange, create_project
from alapp.session.new_project import NewProject, new_guideline
from alapp.session.sample import sample_folder
from alapp.session.session import Session
from alapp.session.settings import config_folder

ROWS, LABELS, STEPS = 60, 30, 5
PROJECT = "probe.alapp"
_NAMES = ("Fall", "Device")
_WORDS = {"Fall": "found on the floor beside the bed", "Device": "pump gave an alarm and was replaced"}
LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Lived:
    """What the session did, which files it made, and where its word was found outside of its folder."""

    imported: int
    labeled: int
    models: int
    exported: int
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    looked_through: tuple[str, ...]
    leaks: tuple[str, ...]


class _Unkept:
    """Settings of nobody: the user's own stay out of it, and nothing is written."""

    def get(self, key: str, default: Any = None) -> Any:
        return False if key == "keep_recent" else default

    def set(self, key: str, value: Any) -> None:
        """Forget it."""


def live(progress: Progress, beside: Path) -> Lived:
    """Live through a session in a new folder beside a project (where nothing can be written, in the temporary folder).

    Raises
    ------
    AppError : the session could not be lived to its end.
    """
    begun = time.time() - 1
    folder, word = _new_folder(beside), f"alapp{secrets.token_hex(8)}"
    try:
        with files_written() as written:
            done = _live_in(progress, folder, word)
        inside = sorted(path.name for path in folder.iterdir())
        outside = sorted(path for path in written if not path.startswith(str(folder)))
        places = list(_places())
        progress.step(STEPS, STEPS, "looking for traces")
        leaks = sorted(str(path) for place in places for path in _holding(place, word, begun, folder))
    finally:
        keys.lock(folder / PROJECT)
        shutil.rmtree(folder, ignore_errors=True)
    return Lived(*done, tuple(inside), tuple(outside), tuple(map(str, places)), tuple(leaks))


def _new_folder(beside: Path) -> Path:
    try:
        policy.check_source(beside)
        return Path(tempfile.mkdtemp(prefix=".alapp-proof-", dir=beside))
    except (OSError, NotAllowed):
        return Path(tempfile.mkdtemp(prefix=".alapp-proof-"))


def _live_in(progress: Progress, folder: Path, word: str) -> tuple[int, int, int, int]:
    source = folder / "items.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *((f"{word}-{i}", _text(i, word)) for i in range(ROWS))])
    guideline = new_guideline(
        "single_choice", [(name, "") for name in _NAMES], question="What happened?", noun="report"
    )
    rules = policy.current().rules  # the small session obeys them like any other
    protection = keys.Protection(secrets.token_hex(16)) if rules.require_encryption else None
    path = create_project(NewProject("Probe", str(folder / PROJECT), guideline, protection=protection))
    with closing(Session.open(path, background=False, user=_Unkept())) as session:
        progress.step(1, STEPS, "importing")
        roles = {"id": Role.ID, "text": Role.TEXT}
        Exchange(session).start_import(
            ImportPlan(str(source), ReadingOptions("csv", separator=","), roles), on_error=_raise
        )
        progress.step(2, STEPS, "labeling")
        labeled = _label(session)
        progress.step(3, STEPS, "training")
        session.train_now()
        progress.step(4, STEPS, "exporting")
        reports: list[Any] = []
        plan = ExportPlan(str(folder / "labels.jsonl"), "jsonl")
        password = secrets.token_hex(16) if rules.encrypted_exports_only else ""
        Exchange(session).start_export(plan, reports.append, _raise, password=password)
        return session.reader.items.count(), labeled, session.training.version, sum(report.rows for report in reports)


def _label(session: Session) -> int:
    for n in range(LABELS):
        if session.current is None:
            return n
        name = next(name for name, words in _WORDS.items() if words in session.current.item.text)
        label = session.guideline.by_name(name)
        assert label is not None
        session.press(label.id)
    return LABELS


def _text(i: int, word: str) -> str:
    return f"Report {i}: {_WORDS[_NAMES[i % 2]]}, {word} room {i}."


def _raise(error: AppError) -> None:
    raise error


# -- looking for traces


def _places() -> Iterator[Path]:
    """Yield the folders where programs leave things: of this program, for a while, and in memory."""
    own = (config_folder(), sample_folder(), platformdirs.user_cache_dir("alapp", appauthor=False))
    for_a_while = (tempfile.gettempdir(), "/dev/shm", Path.home())
    yield from dict.fromkeys(Path(place) for place in (*own, *for_a_while) if Path(place).is_dir())


def _holding(place: Path, word: str, since: float, leave_out: Path) -> Iterator[Path]:
    """Yield the files, two folders deep, that changed meanwhile and hold the word."""
    wanted = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-32-le")]
    for path in (path for pattern in ("*", "*/*") for path in place.glob(pattern)):
        if leave_out not in (path, *path.parents) and _changed(path, since) and _holds(path, wanted):
            yield path


def _changed(path: Path, since: float) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime >= since and path.stat().st_size <= LARGEST
    except OSError:
        return False  # not ours to see


def _holds(path: Path, wanted: list[bytes]) -> bool:
    if path.suffix == ".alapp" or ".alapp-" in path.name:
        return False  # a project that may be open in this process must not be opened and closed beside SQLite
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return any(way in content for way in wanted)
