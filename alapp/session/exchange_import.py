"""Import as a job: chunks of rows are given label ids and enter the pool, while the person goes on labeling."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from alapp.domain.annotation import Value, choice, labels_of
from alapp.domain.errors import AppError, BadInput, Cancelled, ReadOnlyProject, StorageFailed, explain
from alapp.domain.exchange import Counts, ImportPlan, Role, content_column, files_modality
from alapp.domain.guideline import Guideline, LabelClass, look_of, new_label_id
from alapp.domain.item import NewItem, Rejected
from alapp.domain.region import region_kind, value_of
from alapp.domain.words import english, plain, tr
from alapp.formats.base import Chunk, original_of
from alapp.formats.gate import parted
from alapp.formats.region_cells import region_cell
from alapp.jobs.progress import Progress
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange_scan import Checksum, Opened, files_of, read_chunks
from alapp.session.media_import import with_folders
from alapp.session.named_regions import regions_from
from alapp.session.new_project import column_of
from alapp.store.project import Project

T = TypeVar("T")
ROOM = 2.2  # a project needs about this many times the size of what is read, journal included


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: ``seen`` = ``accepted`` + ``quarantined``, always; ``state`` is done or cancelled."""

    source_id: int
    state: str
    seen: int
    accepted: int
    quarantined: int


def ids_by_name(guideline: Guideline) -> dict[str, str]:
    """Return label class ids by exact name and by name without regard to case and outer blanks."""
    classes = sorted(guideline.classes, key=lambda c: not c.retired)  # of two with one name, the one in use
    folded = {c.name.strip().casefold(): c.id for c in classes}
    return folded | {c.name: c.id for c in classes}


class LabelNames:
    """Rows of a file to rows of this project: label names become label class ids, and what does not fit is refused."""

    def __init__(self, guideline: Guideline, plan: ImportPlan) -> None:
        self._modality = MODALITIES[plan.modality]
        self._existing = plan.existing_labels
        self._columns = {role: column_of(plan.roles, role) or role.value for role in (Role.ID, Role.LABEL)}
        self._columns[Role.TEXT] = content_column(plan.roles) or "text"
        self._separator = plan.options.label_separator or ", "
        self._single = guideline.label_task == "single_choice"
        self._region = LABEL_TASKS[guideline.label_task].region
        self._ids = ids_by_name(guideline)

    def id_of(self, name: str) -> str | None:
        """Return the label class id of a name; exact first, then without regard to case and blanks."""
        return self._ids.get(name) or self._ids.get(name.strip().casefold())

    def apply(self, item: NewItem) -> NewItem | Rejected:
        """Return the row with label ids, as gold if asked so, or rejected with the reason."""
        problem = self._modality.problem(item)
        if problem:
            return self._refused(item, problem, Role.TEXT)
        if item.value is None or self._existing == "ignore":
            return item if item.value is None and not item.gold else replace(item, value=None, gold=False)
        names = labels_of(item.value)
        unknown = [name for name in names if self.id_of(name) is None]
        if unknown:
            return self._refused(item, plain("The label “{unknown}” is not in the guideline.", unknown=unknown[0]))
        if self._region:
            return self._with_regions(item)
        if self._single and len(names) > 1:
            return self._refused(item, plain("The row has {count} labels; this project takes one.", count=len(names)))
        ids = [label_id for name in names if (label_id := self.id_of(name))]
        return replace(item, value=self._value(ids), gold=self._existing == "gold")

    def _with_regions(self, item: NewItem) -> NewItem | Rejected:
        """Return the row with its regions checked against the item; labels without regions are no answer here."""
        assert item.value is not None
        rows = item.value.get("regions")
        if rows is None:
            return replace(item, value=None, gold=False)
        try:
            found = regions_from(region_kind(self._region), rows, self.id_of, item.text)
        except BadInput as error:
            return self._refused(item, english(error.what))
        return replace(item, value=value_of(region_kind(self._region), found), gold=self._existing == "gold")

    def _value(self, ids: Sequence[str]) -> Value | None:
        """Return the answer; a single choice without a label is no answer."""
        return choice(*dict.fromkeys(ids)) if ids or not self._single else None

    def _refused(self, item: NewItem, reason: str, role: Role = Role.LABEL) -> Rejected:
        column = self._columns
        cells = {
            column[Role.ID]: item.key if item.key != item.text else "",
            column[Role.TEXT]: item.text,
            column[Role.LABEL]: self._label_cell(item.value),
        }
        original = original_of({name: cell for name, cell in cells.items() if cell} | dict(item.meta))
        return Rejected(item.row, column[role], reason, original)

    def _label_cell(self, value: Value | None) -> str:
        """Return the labels as the file may hold them; of regions, where each lies too."""
        regions = (value or {}).get("regions")
        return region_cell(tuple(regions)) if regions else self._separator.join(labels_of(value))

    def apply_all(self, chunk: Chunk) -> Chunk:
        """Return the chunk with every row mapped; ``seen`` stays the same."""
        items = chunk.items
        if not (any(items.values) or any(items.golds) or any(map(self._modality.problem, items))):
            return chunk
        fitting = parted(map(self.apply, items))
        return Chunk(fitting.items, (*chunk.rejected, *fitting.rejected))


class Write(Protocol):
    """How a change reaches the project: here and now, or on the writer's lane, where answers go first."""

    def __call__(self, work: Callable[[], T]) -> T:
        """Do the work and return its result."""
        ...


def at_once(work: Callable[[], T]) -> T:
    """Write here and now."""
    return work()


class Arrivals:
    """Takes the parts of an import into the pool as they come; the first failure is kept and stops the reader.

    ``take`` may run on another thread than the rest; nothing else writes ``seen`` and ``accepted``.
    """

    def __init__(
        self, project: Project, plan: ImportPlan, new_labels: Sequence[str] = (), write: Write = at_once
    ) -> None:
        self._write = write
        self.project = project
        self.plan = plan
        self.seen = self.accepted = self.source_id = 0
        self.failure: AppError | None = None
        self.added_labels = bool(new_labels)
        self._new_labels = tuple(new_labels)
        self._names: LabelNames | None = None

    def take(self, part: Opened | Checksum | Chunk) -> None:
        """Enter one part in one transaction; raises Cancelled after a failure, so that the reader stops."""
        try:
            self._enter(part)
        except Cancelled:
            raise
        except Exception as error:
            self.failure = self._in_words(error)
            raise Cancelled from error

    def _enter(self, part: Opened | Checksum | Chunk) -> None:
        match part:
            case Opened():
                self._begin()
            case Checksum(sha256):
                source_id = self.source_id
                self._write(lambda: self.project.sources.identify(source_id, sha256))
            case Chunk():
                self._add(part)

    def _begin(self) -> None:
        check_can_import(self.project, self.plan)
        self.project.sources.recall()  # here rather than with the first chunk, where answers would wait for it
        self._names = LabelNames(self._write(self._guideline), self.plan)
        self.source_id = self._write(lambda: self.project.sources.begin(self.plan))

    def _guideline(self) -> Guideline:
        """Return the newest guideline, with the new labels added."""
        guideline = self.project.guidelines.current()
        if not self._new_labels:
            return guideline
        note = plain("Labels found in {name}", name=Path(self.plan.path).name)
        return self.project.guidelines.save(with_labels(guideline, self._new_labels), "import", note)

    def _add(self, chunk: Chunk) -> None:
        assert self._names is not None
        mapped = self._names.apply_all(chunk)
        add, source_id = self.project.sources.add_chunk, self.source_id
        counts = self._write(lambda: add(source_id, mapped.items, mapped.rejected))
        self.seen += chunk.seen
        self.accepted += counts.ready

    def finish(self, state: str) -> ImportReport:
        """Mark the source as ``done``, ``cancelled`` or ``failed`` and return what came in."""
        if self.source_id:
            self.project.sources.finish(self.source_id, state)
        return ImportReport(self.source_id, state, self.seen, self.accepted, self.seen - self.accepted)

    def finish_failed(self, error: BaseException) -> AppError:
        """Mark the source as failed as far as the disk lets us; return the error with what is safe."""
        with suppress(AppError, OSError):
            self.finish("failed")
        return self._in_words(error)

    def _in_words(self, error: BaseException) -> AppError:
        known = explain(error, meaning=self._kept, place=self.project.path)
        if isinstance(known, StorageFailed) and not isinstance(error, OSError):
            known.meaning = self._kept  # the store speaks of its last transaction, the person asks for the import
        return known

    @property
    def _kept(self) -> str:
        rows = (
            tr("{accepted:,} rows came in before and stay; ", accepted=self.accepted)
            if self.accepted
            else tr("No row came in; ")
        )
        return rows + tr("every answer is safe.")


def import_into(
    project: Project, plan: ImportPlan, progress: Progress, *, new_labels: Sequence[str] = ()
) -> ImportReport:
    """Import a file or folder into an open project here and now, 500 rows a transaction.

    Stopped, what came in so far stays and the source is marked ``cancelled``; failed, likewise, and an AppError
    says so. ``new_labels`` are added to the guideline first; any other name that the guideline does not know
    sends its row to quarantine.
    """
    arrivals = Arrivals(project, with_folders(plan, project), new_labels)
    try:
        read_chunks(Progress(progress.step, arrivals.take), arrivals.plan)
    except Cancelled:
        if arrivals.failure is not None:
            raise arrivals.finish_failed(arrivals.failure) from None
        return arrivals.finish("cancelled")
    except Exception as error:
        raise arrivals.finish_failed(error) from error
    return arrivals.finish("done")


def check_can_import(project: Project, plan: ImportPlan) -> None:
    """Raise before anything is written when the import cannot work: read-only, other contents, no file, no room."""
    if project.read_only:
        raise ReadOnlyProject(
            tr("The project is open read-only."), tr("Nothing was imported."), tr("Open it for writing first.")
        )
    here, new = (
        tr(MODALITIES[name].words).lower() for name in (project.items.modality() or plan.modality, plan.modality)
    )
    if here != new:
        raise BadInput(
            tr("This project holds {here}, the file {new}.", here=here, new=new),
            tr("Nothing was imported."),
            tr("Make another project."),
        )
    source = Path(plan.path)
    if not source.exists():
        raise BadInput(
            tr("“{name}” is not there any more.", name=source.name),
            tr("Nothing was imported."),
            tr("Choose the file again."),
        )
    by_reference = files_modality(plan.roles) is not None and source.is_dir()
    needed = 0 if by_reference else int(sum(path.stat().st_size for path in files_of(source)) * ROOM)
    free = shutil.disk_usage(project.path.parent).free
    if free < needed:
        raise StorageFailed(
            tr("The disk is too full for this import ({parent}).", parent=project.path.parent),
            tr("Nothing was imported."),
            tr("Free {needed:,.0f} MB, then try again.", needed=(needed - free) / 1000000.0),
        )


def with_labels(guideline: Guideline, names: Sequence[str]) -> Guideline:
    """Return the guideline with a label class for each name that it does not know yet."""
    known = ids_by_name(guideline)
    wanted = {n.casefold(): n for n in reversed([name.strip() for name in names]) if n}
    fresh = [n for folded, n in reversed(wanted.items()) if folded not in known]
    first = len(guideline.classes)
    added = (_label(name, first + i) for i, name in enumerate(fresh))
    return replace(guideline, classes=(*guideline.classes, *added))


def _label(name: str, place: int) -> LabelClass:
    return LabelClass(new_label_id(), name, *look_of(place))


def unknown_labels(guideline: Guideline, counts: Counts) -> list[str]:
    """Return label names of a file that the guideline does not know, most frequent first."""
    known = ids_by_name(guideline)
    fresh = (n for n in counts.labels if n not in known and n.strip().casefold() not in known)
    return sorted(fresh, key=lambda n: -counts.labels[n])
