"""A name in two reports is not in the model that leaves the project; in one that keeps rare terms it is."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

from alapp.domain.item import NewItem
from alapp.jobs.progress import Progress
from alapp.session.model_export import RARE, export
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import add_items, small_project, text_of, true_label
from tests.safety.base import NONE, Check, Figures, Size, at_least

_ANSWERS = 30


def _run(size: Size) -> Figures:
    several = {"quick": 20, "night": 400}[size]
    names = [f"zwickel{chr(97 + i // 26)}{chr(97 + i % 26)}bauer" for i in range(several)]
    with tempfile.TemporaryDirectory() as folder:
        path = _trained(Path(folder), names)
        cut, kept = (Path(folder, f"{name}.alappmodel") for name in ("cut", "kept"))
        report = export(Progress(), str(path), 1, str(cut))
        export(Progress(), str(path), 1, str(kept), keep_rare=True)
        return {
            "count": _found(cut, names),
            "control_where_kept": _found(kept, names),
            "names": several,
            "terms_cut": report.rare,
            "same_predictions": report.same / report.compared,
        }


def _trained(folder: Path, names: list[str]) -> Path:
    """Return a project with one model; each name stands in fewer items than may leave, in an answered one too."""
    path = small_project(folder, 60)
    with Project.open(path) as project:
        written = [name for name in names for _ in range(RARE - 1)]
        rows = [(n, f"{text_of(n)[0]} {name} was there.") for n, name in enumerate(written, 60)]
        add_items(project, [NewItem(n, text, f"R-{n:05}") for n, text in rows])
    session = Session.open(path, "A1", background=False)
    try:
        for _ in range(_ANSWERS):
            assert session.current is not None
            session.press(true_label(session.guideline, session.current.item.key))
        session.train_now()
    finally:
        session.close()
    return path


def _found(path: Path, names: list[str]) -> int:
    """Return how many of the names stand in any part of the file."""
    with zipfile.ZipFile(path) as file:
        content = b"".join(map(file.read, file.namelist())).lower()
    return sum(name.encode() in content for name in names)


CHECK = Check(
    45, "rare_tokens", _run,
    {"count": NONE, "control_where_kept": at_least(1), "names": at_least(20), "terms_cut": at_least(20)}, seconds=8,
)  # fmt: skip
