"""Export as a job: written aside, read back and compared row by row, then moved into place with a manifest.

A kill at any moment leaves either the old file or the new one under the final name, never half of one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from alapp.domain.errors import AppError, BadInput, StorageFailed, WorkFailed, explain
from alapp.domain.exchange import ExportPlan, ExportReport, ExportRow
from alapp.domain.words import plain, tr
from alapp.formats.registry import EXPORTERS
from alapp.jobs.progress import Progress
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.session import policy
from alapp.session.exchange_rows import LabeledRows, names_by_id
from alapp.session.receipts import journal_of
from alapp.store.backups import is_running
from alapp.store.project import Project
from alapp.store.sealed_archive import SUFFIX as ARCHIVE
from alapp.store.sealed_archive import content_size, seal_files
from alapp.store.sealed_stream import SealedPath

PART = ".alapp-part"
OWN_PART = re.compile(rf"\..+\.(?P<pid>\d+)\.[0-9a-f]{{6}}{re.escape(PART)}(\.csv|\.jsonl)?")
STEP = 500
MANIFEST = ".manifest.json"


def write_export(progress: Progress, project_path: str, plan: ExportPlan, password: str = "") -> ExportReport:
    """Write the labeled set of a project to a file; runs in the child process as well as inline.

    With a password, labeled set and manifest go into an archive that is encrypted under it, ``NAME.alarchive``; no
    plain byte of them is written meanwhile.

    Raises
    ------
    BadInput : the target is the project itself or not in a folder.
    NotAllowed : the administrator lets nothing leave that is not encrypted.
    StorageFailed : disk full, read-only place; nothing is left under the final name that was not there before.
    WorkFailed : what was read back differs from what was written.
    Cancelled : likewise nothing is left.
    """
    policy.check_export(encrypted=bool(password))
    target = Path(plan.path)
    check_target(target, Path(project_path))
    sweep(target.parent)
    with Project.open(Path(project_path), read_only=True) as project, project.snapshot():
        return _Export(progress, project, plan, target, password).run()


def check_target(target: Path, project_path: Path) -> None:
    """Raise before anything is written when the file cannot be written there."""
    if not target.parent.is_dir():
        raise BadInput(
            tr("The folder “{parent}” is not there.", parent=target.parent),
            tr("Nothing was written."),
            tr("Choose another folder."),
        )
    if target.is_dir():
        raise BadInput(
            tr("“{name}” is a folder.", name=target.name), tr("Nothing was written."), tr("Choose a file name.")
        )
    taken = {project_path.resolve(), *(project_path.with_name(project_path.name + s) for s in ("-wal", "-shm"))}
    if target.resolve() in taken:
        raise BadInput(
            tr("An export cannot replace the project itself."), tr("Nothing was written."), tr("Choose another name.")
        )
    if not os.access(target.parent, os.W_OK):
        raise StorageFailed(
            tr("The folder “{parent}” is read-only.", parent=target.parent),
            tr("Nothing was written."),
            tr("Choose a folder you may write to."),
        )


class _Export:
    """One export: rows go out and leave a fingerprint each, which the file must give back."""

    def __init__(self, progress: Progress, project: Project, plan: ExportPlan, target: Path, password: str) -> None:
        self._progress = progress
        self._project = project
        self._plan = plan = planned(project, plan)
        self._target, self._password = target, password
        self._exporter = EXPORTERS[plan.format]
        self._rows = LabeledRows(project, plan)
        self._prints = bytearray()
        self._kept: list[Path] = []

    def run(self) -> ExportReport:
        """Write, compare, move into place; whatever fails, the half file is removed."""
        try:
            return self._write()
        except (OSError, AppError) as error:
            raise self._failed(error) from error
        finally:
            for path in self._kept:
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _write(self) -> ExportReport:
        part = self._sealed(self._aside(self._target))
        self._exporter.write(self._counted(), part, self._plan)
        self._compare(part)
        rows = len(self._prints) // FINGERPRINT
        report = ExportReport(
            path=str(self._target),
            manifest_path=str(manifest_of(self._target)),
            rows=rows,
            size=content_size(part),
            sha256=_sha256(part),
            left_out=dict(self._rows.left_out),
            notes=(
                *self._exporter.losses,
                plain("The file is encrypted.") if self._password else plain("The file is not encrypted."),
            ),
        )
        manifest = self._sealed(self._aside(manifest_of(self._target)))
        _write_json(manifest, self._manifest(report))
        if self._password:
            return self._archived(report, {self._target.name: part, manifest_of(self._target).name: manifest})
        put_pair(part, manifest, self._target)
        return report

    def _sealed(self, path: Path) -> Path:
        return SealedPath.fresh(path) if self._password else path

    def _archived(self, report: ExportReport, files: Mapping[str, Path]) -> ExportReport:
        """Put the files into the archive, which takes the place of both."""
        final = archive_of(self._target)
        part = self._aside(final)
        seal_files(files, part, self._password)
        part.replace(final)
        sync_folder(final.parent)
        return replace(report, path=str(final), manifest_path="", size=final.stat().st_size, sha256=_sha256(final))

    def _counted(self) -> Iterator[ExportRow]:
        for n, row in enumerate(self._rows, start=1):
            if n % STEP == 0:
                self._progress.step(n, 2 * self._rows.total, "writing")
            self._prints += fingerprint(as_planned(row, self._plan))
            yield row

    def _compare(self, part: Path) -> None:
        """Read the file back; raise WorkFailed at the first row that differs."""
        total = len(self._prints) // FINGERPRINT
        back = 0
        for back, row in enumerate(self._exporter.read_back(part), start=1):
            if back % STEP == 0:
                self._progress.step(total + back, 2 * total, tr("reading back"))
            expected = self._prints[(back - 1) * FINGERPRINT : back * FINGERPRINT]
            if fingerprint(row) != bytes(expected):
                raise _differs(f"row {back}")
        if back != total:
            raise _differs(f"{total} rows written, {back} read back")

    def _aside(self, final: Path) -> Path:
        path = aside(final)
        self._kept.append(path)
        return path

    def _failed(self, error: OSError | AppError) -> AppError:
        known = explain(error, place=self._target.parent)
        if isinstance(known, StorageFailed):
            known.meaning = tr("The half file was removed; your answers are safe. ") + (
                tr("“{name}” is as it was.", name=self._target.name)
                if self._target.exists()
                else tr("Nothing was exported.")
            )
        return known

    def _manifest(self, report: ExportReport) -> dict[str, object]:
        guideline = self._project.guidelines.current()
        return {
            "file": self._target.name,
            "format": self._plan.format,
            "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "project": self._project.name,
            "rows": report.rows,
            "size_bytes": report.size,
            "sha256": report.sha256,
            "label_task": guideline.label_task,
            "guideline_version": guideline.version,
            "labels": list(names_by_id(guideline).values()),
            "whose": self._plan.annotator or "everyone",
            "with_provenance": self._plan.provenance,
            "with_comments_and_flags": self._plan.notes,
            "spreadsheet_safe": self._plan.guard_formulas and self._plan.format == "csv",
            "left_out": dict(report.left_out),
            "checked": "read back and compared row by row",
            "journal": journal_of(self._project),
            "notes": list(report.notes),
        }


def planned(project: Project, plan: ExportPlan) -> ExportPlan:
    """Return the plan with a place for regions, where the answers of this project list some."""
    return replace(plan, regions=bool(LABEL_TASKS[project.guidelines.current().label_task].region))


FINGERPRINT = 16
FRACTIONS = frozenset({"seconds", "probability", "confidence"})


def fingerprint(row: ExportRow) -> bytes:
    """Return 16 bytes that stand for a row; an extra that is empty counts as one that is missing."""
    meta = sorted((name, value) for name, value in row.meta.items() if value)
    values = ((name, getattr(row, name)) for name in ExportRow.__slots__ if name != "meta")
    fields = [float(value) if name in FRACTIONS else value for name, value in values]
    text = json.dumps([*fields, meta], ensure_ascii=False, default=list)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=FINGERPRINT).digest()


def as_planned(row: ExportRow, plan: ExportPlan) -> ExportRow:
    """Return what of a row must come back from a file that leaves out what the plan leaves out."""
    if not plan.provenance:
        notes = {name: getattr(row, name) for name in ("flagged", "comment", "skip_reason")}
        status = "" if row.labels or row.answered else "unlabeled"  # no label: an answer, or none
        row = ExportRow(row.id, row.text, row.labels, status=status, meta=row.meta, regions=row.regions, **notes)
    return row if plan.notes else replace(row, flagged=False, comment="", skip_reason="")


def manifest_of(target: Path) -> Path:
    """Return where the manifest of an export lies."""
    return target.with_name(target.name + MANIFEST)


def archive_of(target: Path) -> Path:
    """Return where the encrypted archive of an export lies."""
    return target if target.suffix == ARCHIVE else target.with_name(target.name + ARCHIVE)


def aside(final: Path) -> Path:
    """Return a fresh name beside a file, which tells which process writes it."""
    return final.with_name(f".{final.name[:80]}.{os.getpid()}.{secrets.token_hex(3)}{PART}")


def sweep(folder: Path) -> list[Path]:
    """Remove what exports that were killed have left in a folder; return what went."""
    gone = []
    for path in folder.glob(f".*{PART}*"):
        own = OWN_PART.fullmatch(path.name)
        if own is not None and not is_running(int(own["pid"])):
            with suppress(OSError):  # in use by another process (Windows), or not ours to remove
                path.unlink()
                gone.append(path)
    return gone


def put_pair(part: Path, manifest: Path, target: Path) -> None:
    """Put a file and its manifest into place: at no moment does a manifest stand beside a file it does not speak of.

    Two names cannot change at once: after a crash in between the new file is there without a manifest.

    Raises
    ------
    OSError : the disk refused; the file is as it was.
    """
    there = manifest_of(target)
    before = aside(there)
    with suppress(FileNotFoundError):
        there.replace(before)
    try:
        part.replace(target)
    except OSError:
        with suppress(FileNotFoundError):
            before.replace(there)
        raise
    manifest.replace(there)
    before.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder last, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sample_text(project: Project, plan: ExportPlan) -> str:
    """Return the first row as the file would hold it, for the preview; empty when there is none or no place."""
    first: Iterable[ExportRow] = [row for row, _ in zip(LabeledRows(project, plan), range(1), strict=False)]
    part = SealedPath.fresh(aside(Path(project.path)))  # beside an encrypted project nothing plain is written
    try:
        EXPORTERS[plan.format].write(first, part, planned(project, plan))
        return part.read_text("utf-8")
    except (OSError, AppError):
        return ""
    finally:
        part.unlink(missing_ok=True)


def _write_json(path: Path, content: object) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _differs(details: str) -> WorkFailed:
    return WorkFailed(
        tr("What was read back differs from what was written."),
        tr("The file was removed; your answers are safe."),
        tr("Try again, at another place if it stays."),
        details,
    )
