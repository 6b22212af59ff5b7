"""The Python interface: open a project, iterate its items, answer, train, get the next batch, export.

>>> import alapp
>>> with alapp.create("tickets.alapp", labels=["Billing", "Access"]) as project:     # doctest: +SKIP
...     project.import_file("tickets.csv", columns=alapp.Columns(text="message", id="ticket_id"))
...     for asked in project.next(10):
...         project.label(asked.item.key, "Billing")
...     project.train()
...     project.export("labels.jsonl")

Everything runs in the calling process and returns when it is done; what was returned from is on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from alapp.domain.annotation import Annotation
from alapp.domain.errors import WorkFailed
from alapp.domain.exchange import ExportPlan, ExportReport
from alapp.domain.guideline import Guideline
from alapp.domain.item import Item
from alapp.domain.model import ModelRecord
from alapp.session import keys
from alapp.session.exchange import create_project
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import ImportReport, import_into
from alapp.session.import_request import Columns, new_labels, plan_of
from alapp.session.new_project import NewProject, new_guideline
from alapp.session.progress import Progress
from alapp.session.scripting import Ask, asks, draw, format_of, give, put_off
from alapp.session.session import Session

__all__ = ["Ask", "Columns", "Project", "create", "open"]


class Project:
    """An open project of one annotator. Use it as a context manager, or call :meth:`close`."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close; one self-contained file stays."""
        self.session.close()

    @property
    def guideline(self) -> Guideline:
        """The newest version of the label set."""
        return self.session.guideline

    def __len__(self) -> int:
        return len(self.session.desk.pool)

    def items(self) -> Iterator[Item]:
        """Yield every item in order of import, a page in memory at a time."""
        last = 0
        while page := self.session.reader.items.after(last, 500):
            yield from page
            last = page[-1].id

    def answers(self) -> Iterator[Annotation]:
        """Yield every answer that counts, in the order given."""
        return self.session.reader.annotations.all()

    def import_file(
        self, path: str | Path, *, columns: Columns | None = None, add_labels: bool = False
    ) -> ImportReport:
        """Import a file or folder; the roles of its columns are guessed, except for those named.

        Raises
        ------
        BadInput : the file cannot be used, or has no such column.
        StorageFailed : it is not there, or the disk refused.
        """
        plan = plan_of(path, columns)
        fresh = new_labels(plan, self.guideline, Progress()) if add_labels else ()
        report = import_into(self.session.project, plan, Progress(), new_labels=fresh)
        self.session.reload_guideline()
        self.session.pool_grew()
        return report

    def next(self, n: int = 1) -> list[Ask]:
        """Return the item on the desk and those behind it, ``n`` or fewer."""
        return asks(self.session, n)

    def label(self, key: str, *labels: str, seconds: float | None = None) -> None:
        """Answer the item with this key by label names, or change its answer.

        Raises
        ------
        BadInput : there is no such item or label, or the project takes exactly one.
        ReadOnlyProject, StorageFailed : it could not be saved.
        """
        give(self.session, key, labels, seconds)

    def draw(self, key: str, regions: Sequence[Mapping[str, Any]], *, seconds: float | None = None) -> None:
        """Answer the item with this key by regions, each a mapping with ``label``, the name, and where it lies.

        Spans have ``start`` and ``end`` in code points, boxes ``x``, ``y``, ``w``, ``h`` in pixels, segments ``start``
        and ``end`` in microseconds.

        Raises
        ------
        BadInput : there is no such item or label, or a region does not fit the item.
        ReadOnlyProject, StorageFailed : it could not be saved.
        """
        draw(self.session, key, regions, seconds)

    def skip(self, key: str, reason: str = "") -> None:
        """Skip the item with this key."""
        put_off(self.session, key, reason)

    def train(self) -> ModelRecord | None:
        """Train now and refill the queue behind the item on the desk; None while there are too few answers.

        Raises
        ------
        WorkFailed : the training failed; the old order stays.
        """
        self.session.train_now()
        if self.session.training.state == "failed":
            raise WorkFailed(self.session.training.message)
        return self.session.reader.models.latest()

    def export(self, path: str | Path, *, format: str = "") -> ExportReport:  # noqa: A002  the word users expect
        """Write the labeled set; the format follows the file name unless given."""
        plan = ExportPlan(str(path), format or format_of(path))
        self.session.allow("export")
        return write_export(Progress(), str(self.session.path), plan)


def open(  # noqa: A001  the word users expect
    path: str | Path,
    annotator: str = "A1",
    *,
    read_only: bool = False,
    password: str = "",
    key_file: Path | None = None,
) -> Project:
    """Open a project file, an encrypted one with its password; raises the errors of :mod:`alapp.domain.errors`."""
    if password:
        keys.unlock(Path(path), password, key_file)
    return Project(Session.open(path, annotator, background=False, read_only=read_only))


def create(
    path: str | Path,
    *,
    labels: Sequence[str],
    task: str = "single_choice",
    name: str = "",
    annotator: str = "A1",
    password: str = "",
    key_file: Path | None = None,
) -> Project:
    """Make a project file with these labels and open it, encrypted with a password; an existing file is refused."""
    target = Path(path).absolute()
    guideline = new_guideline(task, [(label, "") for label in labels], question="", noun="item")
    protection = keys.Protection(password, key_file) if password else None
    create_project(NewProject(name or target.stem, str(target), guideline, protection=protection), annotator)
    return open(target, annotator)
