"""The audit trail as a file: every change with who, when, old and new value, and why; read page by page.

What 21 CFR 11.10(e) asks of it: made by the program itself and with the time, for each act that creates, changes or
takes away an answer; a later change does not hide what was there before; it can be read and copied for inspection.
The time is the computer's; the order is that of the counters, which no clock can change.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, TextIO, Unpack

from alapp.domain.annotation import Annotator
from alapp.domain.change import Op
from alapp.domain.errors import AppError, StorageFailed, UnknownName, explain
from alapp.domain.guideline import Guideline
from alapp.domain.rights import may, refusal
from alapp.domain.trail import TrailEntry
from alapp.domain.words import tr
from alapp.formats.formulas import guard
from alapp.formats.writing import new_text
from alapp.jobs.progress import Progress
from alapp.session import policy
from alapp.session.background import Calls, Job
from alapp.session.exchange_export import aside, check_target, manifest_of, put_pair, sweep
from alapp.session.receipts import journal_of
from alapp.store.project import Project

WRITE = "alapp.session.audit:write_trail"
ERASED = "erased"
STEP = 2000

_ACTS: Mapping[str, str] = {
    Op.ANNOTATE.value: "labeled", Op.SKIP.value: "skipped", Op.CLEAR.value: "took the answer away",
    Op.FLAG.value: "flagged", Op.COMMENT.value: "commented", Op.GOLD.value: "marked as gold",
    Op.EXCLUDE.value: "left out of the pool", Op.BULK.value: "changed many at once", Op.IMPORT.value: "imported",
    Op.GUIDELINE.value: "changed the labels", Op.MODEL.value: "acted on a model",
    Op.ROLE.value: "set a role", Op.UNDO.value: "took back", Op.REDO.value: "did again",
    Op.ERASE.value: "erased for good",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrailReport:
    """What was written."""

    path: str
    events: int
    size: int
    sha256: str


class Hall(Protocol):
    """What is needed of the session."""

    annotator: Annotator

    @property
    def path(self) -> Path:
        """The project file."""
        ...

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...


def start_trail(
    session: Hall, target: str, on_done: Callable[[TrailReport], None], on_error: Callable[[AppError], None]
) -> None:
    """Write the trail behind the screen, see :func:`write_trail`; it is for the lead, others get the error."""
    if not may(session.annotator, "audit"):
        on_error(refusal(session.annotator, "audit"))
        return
    session.start_job(
        tr("Writing the audit trail"), WRITE, str(session.path), target, on_done=on_done, on_error=on_error
    )


def write_trail(progress: Progress, project_path: str, path: str) -> TrailReport:
    """Write the trail; the ending of the name says as what: ``.csv``, ``.jsonl`` or ``.txt``.

    It is written aside, then moved into place with a manifest that holds its checksum and a receipt of the journal.

    Raises
    ------
    UnknownName : another ending.
    NotAllowed : the administrator lets nothing leave that is not encrypted.
    BadInput, StorageFailed : the place cannot take it; nothing is left.
    """
    policy.check_plain(tr("An audit trail"))
    target = Path(path)
    writer = WRITERS.get(target.suffix.lower())
    if writer is None:
        raise UnknownName(
            tr("An audit trail is not written as “{suffix}”.", suffix=target.suffix),
            remedy=tr("Known: {known}.", known=", ".join(WRITERS)),
        )
    check_target(target, Path(project_path))
    sweep(target.parent)
    part, manifest = aside(target), aside(manifest_of(target))
    try:
        with Project.open(Path(project_path), read_only=True) as project, project.snapshot():
            counted = _Counted(project, progress)
            with new_text(part) as file:
                writer(file, counted, Names(project))
            report = TrailReport(path, counted.count, part.stat().st_size, _sha256(part))
            with new_text(manifest) as file:
                json.dump(_manifest(project, report), file, ensure_ascii=False, indent=1)
        put_pair(part, manifest, target)
        return report
    except (OSError, AppError) as error:
        known = explain(error, place=target.parent)
        if isinstance(known, StorageFailed):
            known.meaning = tr("The half file was removed; the project is as it was.")
        raise known from error
    finally:
        for leftover in (part, manifest):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


class Names:
    """Values of events in words: labels by their names, everything else as it is."""

    def __init__(self, project: Project) -> None:
        self._labels = {c.id: c.name for g in reversed(project.guidelines.history()) for c in g.classes}

    def words(self, entry: TrailEntry, value: str | None) -> str:
        """Return a value of an event as a person reads it; empty for none."""
        if entry.erased:
            return ERASED
        if value is None:
            return ""
        found = json.loads(value)
        known = _READ.get(entry.field)
        return known(self, found) if known else found if isinstance(found, str) else _compact(found)

    def answer(self, given: Any) -> str:
        """Return «Fall, Device», «skipped: unclear», with regions where there are some."""
        answer = given["answer"]
        if answer["status"] == "skipped":
            reason = answer.get("skip_reason", "")
            return f"skipped: {reason}" if reason else "skipped"
        return self.value(answer["value"] or {})

    def value(self, value: Any) -> str:
        """Return the labels of an answer by name, and its regions as they are stored."""
        names = ", ".join(self._labels.get(i, i) for i in value.get("labels", ())) or "none of the labels"
        rest = {key: part for key, part in value.items() if key != "labels" and part}
        return f"{names} {_compact(rest)}" if rest else names

    def guideline(self, body: Any) -> str:
        """Return «version 3: Device added»."""
        version = body if isinstance(body, int) else body.get("version")
        note = "" if isinstance(body, int) else body.get("note", "")
        return f"version {version}: {note}" if note else f"version {version}"

    def role(self, found: Any) -> str:
        """Return «B2: lead»."""
        return f"{found['code']}: {found['role']}"


_READ: Mapping[str, Callable[[Names, Any], str]] = {
    "answer": Names.answer,
    "gold": Names.value,
    "guideline": Names.guideline,
    "role": Names.role,
    "flagged": lambda _, on: "yes" if on else "no",
    "excluded": lambda _, on: "yes" if on else "no",
}


class _Counted:
    def __init__(self, project: Project, progress: Progress) -> None:
        self._project, self._progress = project, progress
        self._total = sum(counter for counter, _ in project.heads().values())
        self.count = 0

    def __iter__(self) -> Iterator[TrailEntry]:
        for entry in self._project.trail():
            if self.count % STEP == 0:
                self._progress.step(self.count, self._total, "writing")
            self.count += 1
            yield entry


COLUMNS = ("time", "who", "did", "item", "field", "old", "new", "why", "event", "operation", "place", "hash", "before")


def lines(entries: Iterable[TrailEntry], names: Names) -> Iterator[str]:
    """Yield one line of plain text for each event."""
    for entry in entries:
        old, new = names.words(entry, entry.old), names.words(entry, entry.new)
        about = f"{entry.item}, {entry.field}" if entry.item else entry.field
        change = ERASED if entry.erased else f"{old or '(nothing)'} -> {new or '(nothing)'}"
        act = _ACTS.get(entry.op, entry.op)
        words = f"{_moment(entry.time)}  {entry.who} {act}; {about}: {change}; {entry.why}"
        yield f"{' '.join(words.split())}  [{entry.event}, {entry.digest[:16]}]"


def _write_text(file: TextIO, entries: Iterable[TrailEntry], names: Names) -> None:
    for line in lines(entries, names):
        file.write(f"{line}\n")


def _write_csv(file: TextIO, entries: Iterable[TrailEntry], names: Names) -> None:
    """Texts carry the formula guard, so that no spreadsheet runs them."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for e in entries:
        free = (e.who, _ACTS.get(e.op, e.op), e.item, e.field, names.words(e, e.old), names.words(e, e.new), e.why)
        writer.writerow((e.time, *map(guard, free), guard(e.event), guard(e.operation), e.place, e.digest, e.before))


def _write_jsonl(file: TextIO, entries: Iterable[TrailEntry], names: Names) -> None:
    """Values as they are stored, with nothing left out, and in words."""
    for e in entries:
        values = {} if e.erased else {"old": _raw(e.old), "new": _raw(e.new)}
        row = {
            "time": e.time, "who": e.who, "op": e.op, "item": e.item, "field": e.field,
            "old_words": names.words(e, e.old), "new_words": names.words(e, e.new), "why": e.why, "erased": e.erased,
            **values, "event": e.event, "operation": e.operation, "place": e.place, "hash": e.digest,
            "before": e.before,
        }  # fmt: skip
        file.write(json.dumps(row, ensure_ascii=False) + "\n")


WRITERS: Mapping[str, Callable[[TextIO, Iterable[TrailEntry], Names], None]] = {
    ".csv": _write_csv,
    ".jsonl": _write_jsonl,
    ".txt": _write_text,
}


def _manifest(project: Project, report: TrailReport) -> dict[str, object]:
    guideline: Guideline = project.guidelines.current()
    return {
        "file": Path(report.path).name,
        "what": "audit trail",
        "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "project": project.name,
        "events": report.events,
        "size_bytes": report.size,
        "sha256": report.sha256,
        "guideline_version": guideline.version,
        "journal": journal_of(project),
    }


def _raw(value: str | None) -> Any:
    return None if value is None else json.loads(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _moment(iso: str) -> str:
    return f"{iso[:19].replace('T', ' ')} UTC"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
