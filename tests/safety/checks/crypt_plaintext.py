"""Marker texts in an encrypted project are found in no file: database, log, keys, temporary files, backup, export."""

from __future__ import annotations

import os
import signal
import tempfile
from contextlib import closing
from pathlib import Path

from alapp.domain.exchange import ExportPlan
from alapp.domain.item import NewItem
from alapp.session import keys
from alapp.session.archive import unpack
from alapp.session.exchange_export import sample_text, write_export
from alapp.session.progress import Progress
from alapp.session.session import Session
from alapp.store import slots
from alapp.store.backups import Snapshot
from alapp.store.project import Project
from alapp.store.slots import Cost
from tests.helpers import Pump, add_items, small_project, true_label
from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least, exactly

MARKER = "Zwiebelfisch-7731-Quarkkeule"
PASSWORD = "correct horse"


def _run(size: Size) -> Figures:
    if not hasattr(os, "fork"):
        raise NotHere("this system has no fork")
    slots.calibrated = Cost  # type: ignore[assignment]  # the floor: what a try costs is another check
    with tempfile.TemporaryDirectory() as folder:
        home, temporary = Path(folder) / "project", Path(folder) / "temporary"
        home.mkdir()
        temporary.mkdir()
        before = tempfile.tempdir, os.environ.get("TMPDIR")
        tempfile.tempdir = os.environ["TMPDIR"] = os.environ["SQLITE_TMPDIR"] = str(temporary)
        try:
            return _search(home, temporary, {"quick": 200, "night": 20_000}[size])
        finally:
            tempfile.tempdir = before[0]
            os.environ["TMPDIR"] = before[1] or ""


def _search(home: Path, temporary: Path, items: int) -> Figures:
    path = small_project(home, items)
    _mark(path, items)
    control = _hits(home)
    keys.encrypt(path, keys.Protection(PASSWORD))
    hits = {"at_rest": _hits(home)}
    hits["after_kill"] = _killed(path, home)
    pump = Pump()
    with closing(Session.open(path, deliver=pump)) as session:
        hits["trained"], backup, exported = _used(session, pump, home)
        hits["while_open"] = _hits(home)
    hits["closed"], hits["temporary"] = _hits(home), _hits(temporary)
    (home / "out").mkdir()
    back = unpack(Path(exported), home / "out", PASSWORD)
    return {
        "hits": sum(hits[name] for name in ("at_rest", "after_kill", "while_open", "closed", "temporary")),
        "control_plain_hits": control, "trained": hits["trained"], "backup_opens": backup,
        "archive_gives_back": MARKER in back[0].read_text("utf-8"), "files": sum(p.is_file() for p in home.rglob("*")),
    }  # fmt: skip


def _mark(path: Path, n: int) -> None:
    with Project.open(path) as project:
        rows = [NewItem(n + i, f"{MARKER} in text {i}", key=f"M-{i}", meta={"ward": MARKER}) for i in range(1, 20)]
        add_items(project, rows)


def _killed(path: Path, home: Path) -> int:
    """Write comments with the marker in a process that is killed, and search what it leaves, its log among it."""
    pid = os.fork()
    if pid == 0:
        try:
            session = Session.open(path, background=False)
            for _ in range(10):
                session.comment(f"a comment with {MARKER}")
                session.press(true_label(session.guideline, session.current.item.key))  # type: ignore[union-attr]
            session.flush()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    if not path.with_name(path.name + "-wal").stat().st_size:
        raise AssertionError("the killed process left no log to search")
    return _hits(home)


def _used(session: Session, pump: Pump, home: Path) -> tuple[bool, bool, str]:
    """Label, train in the child, look at the preview, back up, export an archive."""
    while session.reader.annotations.count_answered() < 24:
        assert session.current is not None
        key = session.current.item.key
        session.press(true_label(session.guideline, key) if key.startswith("R") else session.guideline.active[0].id)
        pump.until(lambda: session.saved)
    pump.until(lambda: session.training.state == "current")
    plan = ExportPlan(str(home / "labels.csv"), "csv", unlabeled=True)
    sample_text(session.reader, plan)
    with closing(Snapshot(session.path)) as snapshot:
        backup = snapshot.write(home / "backups", "asked")
    with Project.open(backup.path, read_only=True) as copy:
        whole = copy.verify().ok
    return session.training.version > 0, whole, write_export(Progress(), str(session.path), plan, PASSWORD).path


def _hits(folder: Path) -> int:
    """Count the marker in every file, as UTF-8 and as UTF-16; half of it is enough."""
    needles = [MARKER[:14].encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [p for p in folder.rglob("*") if p.is_file() and "out" not in p.parent.name]
    return sum(data.count(needle) for data in (p.read_bytes() for p in files) for needle in needles)


_GOALS = {
    "hits": NONE, "control_plain_hits": at_least(1), "trained": exactly(1), "backup_opens": exactly(1),
    "archive_gives_back": exactly(1),
}  # fmt: skip
CHECK = Check(29, "crypt_plaintext", _run, _GOALS, seconds=15)
