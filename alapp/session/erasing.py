"""Erasing an item or a subject for good: in the project, in its backups, in what was learned; with a certificate."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from alapp.domain.erasure import BackupErased, Certificate, ErasureCounts, Wanted
from alapp.domain.errors import AppError, BadInput, explain
from alapp.domain.rights import may, refusal
from alapp.domain.words import tr
from alapp.jobs.progress import Progress
from alapp.session.exchange_export import aside, sync_folder
from alapp.session.session import Session
from alapp.store.backups import backup_folder
from alapp.store.erasure_backups import copies_of, erase_in
from alapp.store.places import check_room
from alapp.store.project import Project


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure would do, counted; nothing is changed yet."""

    wanted: Wanted
    counts: ErasureCounts
    item_ids: tuple[int, ...]
    backups: int
    left: tuple[str, ...]
    references: tuple[int, ...]


def plan(project: Project, wanted: Wanted, folder: Path) -> Plan:
    """Look for all that shall go; reads the whole file once.

    Raises
    ------
    BadInput : nothing was named.
    AppError : the file cannot be read.
    """
    if not (wanted.search.strip() or wanted.column or wanted.item_ids):
        raise BadInput(
            tr("Nothing was named."), tr("Nothing was erased."), tr("Name a text, a column and its value, or items.")
        )
    touched = project.erasure.find(wanted)
    return Plan(
        wanted,
        project.erasure.count(wanted, touched),
        tuple(touched.item_ids),
        len(copies_of(project.path, folder, project.id)),
        touched.left,
        project.erasure.references(touched),
    )


def erase(project: Project, wanted: Wanted, annotator: str, why: str, folder: Path, progress: Progress) -> Certificate:
    """Erase, in this order: the backups one by one, the project in one transaction, then what is left in its file.

    A backup is replaced in one step; when it ends in between, asking for the same again does the rest.

    Raises
    ------
    BadInput : there is nothing to erase, or the reason is missing or names what goes; nothing was erased.
    StorageFailed : no room, or the disk refused; the words say what was done.
    """
    touched = project.erasure.find(wanted)
    project.erasure.refuse(wanted, touched, why)
    check_room(project.path.parent, int(2.2 * project.path.stat().st_size), tr("an erasure"))
    exact = replace(wanted, item_ids=frozenset(), digests=frozenset(item.digest for item in touched.items))
    done = dict[Path, str]()
    _erase_copies(project, folder, exact, done, progress)
    counts, references = project.erasure.count(wanted, touched), project.erasure.references(touched)
    progress.step(0, 0, tr("Erasing in the project"))
    operation = project.erase(wanted, touched, annotator, why)
    project.erasure.scrub()
    _erase_copies(project, folder, exact, done, progress)  # one may have been made meanwhile
    progress.step(0, 0, tr("Proving the project"))
    backups = tuple(BackupErased(path.name, words) for path, words in done.items())
    return Certificate(
        project.id, operation.id, operation.time, annotator, why, tuple(touched.item_ids), counts, backups,
        touched.left, references, project.verify().ok,
    )  # fmt: skip


def write_certificate(certificate: Certificate, path: Path) -> None:
    """Write the certificate for a person, and beside it the same for another program (``.json``).

    Raises
    ------
    BadInput : there is a file of that name.
    StorageFailed : the place refuses.
    """
    for target, text in ((path, certificate.as_text()), (path.with_suffix(".json"), certificate.as_json())):
        if target.exists():
            raise BadInput(
                tr("“{name}” is there already.", name=target.name),
                tr("It was left as it is."),
                tr("Choose another name."),
            )
        part = aside(target)
        try:
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise explain(error, meaning=tr("The certificate was not written; the erasure is done.")) from error
        finally:
            part.unlink(missing_ok=True)


class Erasing:
    """An erasure in an open session; labeling waits for it, since nothing may be written meanwhile."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def folder(self) -> Path:
        """Where the backups of the project are."""
        return backup_folder(self._session.path, str(self._session.settings.get("backup_folder")))

    def refusal(self) -> str | None:
        """Return in words why nothing can be erased now."""
        session = self._session
        if not may(session.annotator, "erase"):
            return refusal(session.annotator, "erase").what
        if session.read_only:
            return tr("This project is open for reading only.")
        if session.failure is not None:
            return tr("Erasing waits until the last answer is saved.")
        if any(job.kind == "exchange" and job.state in ("waiting", "running") for job in session.jobs):
            return tr("Erasing waits until the import or export has ended.")
        return None

    def look(self, wanted: Wanted, ready: Callable[[Plan], None], failed: Callable[[AppError], None]) -> None:
        """Look for what would go, behind the screen."""
        reader, folder = self._session.reader, self.folder
        self._session.read_lane.submit(
            lambda: plan(reader, wanted, folder),
            ready,
            lambda error: failed(explain(error, meaning=tr("Nothing was erased."))),
        )

    def start(
        self,
        found: Plan,
        why: str,
        done: Callable[[Certificate], None],
        failed: Callable[[AppError], None],
        progress: Progress | None = None,
    ) -> None:
        """Erase behind the screen, then train anew; ``done`` gets the certificate.

        A training under way is stopped: it knows what goes. Raises NotAllowed for who is not the lead.
        """

        session, folder = self._session, self.folder
        session.allow("erase")
        project, code = session.project, session.annotator.code
        session.trainer.halt()

        def ended(certificate: Certificate) -> None:
            session.forget_erased(certificate.item_ids)
            done(certificate)

        def broken_off(error: BaseException) -> None:
            session.forget_erased(())
            failed(explain(error, meaning=tr("The erasure did not come to its end.")))

        session.writer.submit(
            lambda: erase(project, found.wanted, code, why, folder, progress or Progress()),
            ended,
            broken_off,
        )


def _erase_copies(project: Project, folder: Path, exact: Wanted, done: dict[Path, str], progress: Progress) -> None:
    waiting = [path for path in copies_of(project.path, folder, project.id) if path not in done]
    for number, path in enumerate(waiting):
        progress.step(number, len(waiting), tr("Erasing in the backups"))
        done[path] = erase_in(path, project.path, exact)
