"""The people of a project: who they are, what each may do, and as whom somebody works who opens it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Protocol

from alapp.domain import rights
from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, BadInput, NotAllowed, UnknownName, explain
from alapp.domain.words import tr
from alapp.jobs.lane import Lane
from alapp.session import keys
from alapp.session.desk import BROUGHT
from alapp.session.settings import Settings, Values, note
from alapp.store.project import Project

Role = Literal["lead", "annotator"]
LONGEST = 40
"""Characters of a code; it stands in every answer and in every export."""

KEPT = "last_person"
"""Where the user's own file keeps as whom each project was opened last, by the id of the project."""

MOST_KEPT = 100


@dataclass(frozen=True, slots=True)
class Person:
    """One who works in a project, and how many items she has answered."""

    code: str
    name: str
    role: Role
    answers: int


class WhoIsThere(AppError):
    """Several people work in the project, and it is not known which of them opens it now."""

    def __init__(self, known: tuple[Annotator, ...], proposed: str, project: str) -> None:
        super().__init__(
            tr("Several people work in this project."),
            tr("It was not opened."),
            tr("Open it again and choose who you are."),
        )
        self.known, self.proposed, self.project = known, proposed, project


# -- opening --------------------------------------------------------------------------------------------------------


def worker_of(project: Project, code: str) -> Annotator:
    """Return who works here under a code, and note who is new.

    Raises
    ------
    BadInput : nobody can be called that.
    NotAllowed : the password opens the project for somebody else only.
    """
    if not code.strip() or code == BROUGHT:
        raise BadInput(
            tr("“{code}” cannot be the code of a person.", code=code),
            tr("The project was not opened."),
            tr("Choose another."),
        )
    bound = bound_to(project)
    if bound and code != bound:
        raise NotAllowed(
            tr("This password opens the project for “{bound}” only.", bound=bound),
            tr("It was not opened."),
            tr("Work as “{bound}”, or use your own password.", bound=bound),
        )
    found = project.annotators.get(code)
    if found is None:
        found = Annotator(code, role=rights.role_of_newcomer(project.annotators.all()))
        if not project.read_only:
            project.annotators.put(found)
    return found


def usual(project: Project, user: Values | None) -> str:
    """Return as whom a project is opened where nobody is named: the owner of the password, else the user's code."""
    return bound_to(project) or str(Settings(user, project.settings).get("annotator")).strip() or "A1"


def chosen(project: Project, user: Values, *, usual_code: str = "") -> str:
    """Return who opens the project in the window; ``usual_code`` is who had it open a moment ago.

    Raises
    ------
    WhoIsThere : several people are known, and it has to be asked; the owner of the password is proposed, else who
        opened it last from this account.
    """
    bound, owner = bound_to(project), owner_of_key(project)
    if bound or (usual_code and owner in ("", usual_code)):
        return bound or usual_code
    known = tuple(p for p in project.annotators.all() if p.kind == "person")
    code = usual(project, user)
    if len(known) < 2 or not Settings(user, project.settings).get("ask_who"):
        return code
    last = _kept(user).get(project.id, "")
    codes = [p.code for p in known]
    raise WhoIsThere(known, next((c for c in (owner, last, code) if c in codes), codes[0]), project.id)


def owner_of_key(project: Project) -> str:
    """Return whose password opened an encrypted project, by the name of its key; empty when that names nobody here."""
    slot = keys.opened_by(project.path)
    found = project.annotators.get(slot.name) if slot is not None and slot.kind != "recovery" and slot.name else None
    return found.code if found is not None and found.kind == "person" else ""


def bound_to(project: Project) -> str:
    """Return who alone may work here with this password; empty when passwords are bound to nobody."""
    return owner_of_key(project) if project.settings.get("bind_people", False) is True else ""


def remember(user: Values, project: str, code: str) -> None:
    """Keep as whom a project was opened, for the next time, unless no list of projects is wanted."""
    if user.get("keep_recent", True):
        others = {known: who for known, who in _kept(user).items() if known != project}
        note(user, KEPT, dict(list({**others, project: code}.items())[-MOST_KEPT:]))


def _kept(user: Values) -> dict[str, str]:
    found = user.get(KEPT, {})
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


# -- rights by the path of a project --------------------------------------------------------------------------------


def allow(path: Path, code: str, deed: rights.Deed, user: Values | None = None) -> None:
    """Do nothing when who works under this code, or the user where it is empty, may do it in a project by its path.

    Raises
    ------
    NotAllowed : it is for the lead.
    AppError : the project cannot be read.
    """
    with Project.open(path, read_only=True) as project:
        rights.allow(worker_of(project, code or usual(project, user)), deed)


# -- who there is ---------------------------------------------------------------------------------------------------


def people_of(project: Project) -> list[Person]:
    """Return the people of a project, by code; what files brought along is no person."""
    count = project.annotations.count_answered
    return [Person(p.code, p.name, p.role, count(p.code)) for p in project.annotators.all() if p.kind == "person"]


def add(project: Project, code: str, name: str = "", role: Role = "annotator", *, by: str) -> Annotator:
    """Let somebody else work in the project; recorded in the journal as done ``by`` this person.

    Raises
    ------
    BadInput : the code cannot be used or is there already.
    AppError : read-only, or the disk refused.
    """
    code, name = code.strip(), name.strip()
    if not code or code == BROUGHT or len(code) > LONGEST or not code.isprintable():
        raise BadInput(
            tr("“{code}” cannot be the code of a person.", code=code[:LONGEST]),
            tr("Nobody was added."),
            tr("A code has 1 to {longest} characters, such as B2.", longest=LONGEST),
        )
    if project.annotators.get(code) is not None:
        raise BadInput(
            tr("“{code}” works here already.", code=code), tr("Nobody was added."), tr("Choose another code.")
        )
    made = Annotator(code, name, role=role)
    project.put_person(made, by)
    return made


def change(project: Project, code: str, *, by: str, name: str | None = None, role: Role | None = None) -> Annotator:
    """Change the name or the role of somebody; what is None stays. A new role is recorded in the journal.

    Raises
    ------
    UnknownName : nobody has this code.
    BadInput : the last lead would be gone, or somebody changes the own role.
    AppError : read-only, or the disk refused.
    """
    people = [p for p in project.annotators.all() if p.kind == "person"]
    found = next((p for p in people if p.code == code), None)
    if found is None:
        raise UnknownName(
            tr("Nobody here has the code “{code}”.", code=code),
            remedy=tr("Known: {names}.", names=", ".join(p.code for p in people)),
        )
    if role is not None and role != found.role:
        if role != "lead" and not any(p.role == "lead" and p.code != code for p in people):
            raise BadInput(
                tr("“{code}” is the only lead.", code=code),
                tr("Nothing was changed."),
                tr("Make somebody else a lead first."),
            )
        if code == by:
            raise BadInput(
                tr("Nobody changes the own role."), tr("Nothing was changed."), tr("Ask another lead to do it.")
            )
    made = replace(found, name=found.name if name is None else name.strip(), role=role or found.role)
    project.put_person(made, by)
    return made


class Hall(Protocol):
    """What is needed of the session."""

    project: Project
    reader: Project
    writer: Lane
    read_lane: Lane
    annotator: Annotator

    def allow(self, deed: rights.Deed) -> None:
        """Raise NotAllowed when who is at work may not do this."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...


class People:
    """The people of an open project, for the lead; answers come on the thread of the screen."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def ask(self, ready: Callable[[list[Person]], None]) -> None:
        """Fetch everybody with the number of answers; raises NotAllowed for who is not the lead."""
        self._hall.allow("people")
        reader = self._hall.reader
        self._hall.read_lane.submit(lambda: people_of(reader), ready)

    def add(
        self, code: str, name: str, role: Role, done: Callable[[Annotator], None], failed: Callable[[AppError], None]
    ) -> None:
        """Let somebody else work here; see :func:`add`."""
        project, by = self._hall.project, self._hall.annotator.code
        self._write(lambda: add(project, code, name, role, by=by), done, failed)

    def change(
        self, code: str, name: str | None, role: Role | None,
        done: Callable[[Annotator], None], failed: Callable[[AppError], None],
    ) -> None:  # fmt: skip
        """Change name or role of somebody; see :func:`change`."""
        project, by = self._hall.project, self._hall.annotator.code
        self._write(lambda: change(project, code, by=by, name=name, role=role), done, failed)

    def _write(
        self, work: Callable[[], Annotator], done: Callable[[Annotator], None], failed: Callable[[AppError], None]
    ) -> None:
        self._hall.allow("people")

        def written(found: Annotator) -> None:
            self._hall.tell("people")
            done(found)

        self._hall.writer.submit(work, written, lambda error: failed(explain(error, meaning=tr("Nobody was changed."))))
