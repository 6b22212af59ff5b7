"""Editing the guideline: every save is a new version, and no edit touches an answer (labels have stable ids)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, Protocol

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, BadInput, ReadOnlyProject, explain
from alapp.domain.guideline import (
    COLOURS,
    FREE_LETTERS,
    RESERVED_LETTERS,
    SHAPES,
    Example,
    Guideline,
    LabelClass,
    look_of,
    new_label_id,
    problems,
    reordered,
)
from alapp.domain.rights import allow
from alapp.domain.words import plain, tr
from alapp.jobs.lane import Lane
from alapp.session.backups import Keeper
from alapp.session.guide_words import summary
from alapp.store.project import Project

_TOO_LONG = 120


class Versions(Protocol):
    """Where guideline versions are read."""

    def current(self) -> Guideline:
        """Return the newest version."""
        ...

    def history(self) -> list[Guideline]:
        """Return all versions, newest first."""
        ...


Keep = Callable[[Guideline, str, str], Guideline]
"""Stores (guideline, author, note) as the next version and returns it with its number."""


class Hall(Protocol):
    """What editing the guideline needs of a session."""

    project: Project
    reader: Project
    writer: Lane
    read_lane: Lane
    annotator: Annotator
    backups: Keeper

    @property
    def guideline(self) -> Guideline:
        """The newest version, at hand."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def reload_guideline(self) -> None:
        """Take over a new guideline version."""
        ...


class _HallVersions:
    """The newest version as the session holds it, the others from the file."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def current(self) -> Guideline:
        return self._hall.guideline

    def history(self) -> list[Guideline]:
        return self._hall.reader.guidelines.history()


# Edits: guideline in, guideline out; nothing is kept until Guide.save.


def changed(guideline: Guideline, label_id: str, **values: Any) -> Guideline:
    """Return the guideline with these fields of one label class replaced.

    ``values`` are fields of :class:`~alapp.domain.guideline.LabelClass` except ``id``. Raises :class:`BadInput` for
    an unknown label or a value that cannot be used.
    """
    old = _known(guideline, label_id)
    new = replace(old, **{name: _checked(name, value) for name, value in values.items()})
    return replace(guideline, classes=tuple(new if c.id == label_id else c for c in guideline.classes))


def with_example(guideline: Guideline, label_id: str, example: Example) -> Guideline:
    """Return the guideline with one more example of a label class; the same passage is not kept twice."""
    text = example.text.strip()
    if not text:
        raise BadInput(tr("The example has no text."), tr("Nothing was added."), tr("Type or paste the passage."))
    examples = _known(guideline, label_id).examples
    if any((e.text, e.positive) == (text, example.positive) for e in examples):
        raise BadInput(tr("This example is there already."), tr("Nothing was added."), tr("Choose another passage."))
    return changed(guideline, label_id, examples=(*examples, replace(example, text=text)))


def without_example(guideline: Guideline, label_id: str, place: int) -> Guideline:
    """Return the guideline without the example at this place (from 0) of a label class."""
    examples = _known(guideline, label_id).examples
    if not 0 <= place < len(examples):
        raise BadInput(tr("There is no such example."), tr("Nothing was removed."))
    return changed(guideline, label_id, examples=examples[:place] + examples[place + 1 :])


def moved(guideline: Guideline, label_id: str, steps: int) -> Guideline:
    """Return the guideline with a label class moved up (negative) or down among the active ones.

    At the end of the list nothing changes. The digits follow the new order; answers keep their label.
    """
    ids = [c.id for c in guideline.active]
    if label_id not in ids:
        return guideline
    place = ids.index(label_id)
    ids.insert(min(max(place + steps, 0), len(ids) - 1), ids.pop(place))
    return reordered(guideline, ids)


def blank_label(guideline: Guideline) -> LabelClass:
    """Return a label class without a name, to be filled in; colour and shape are the first unused."""
    return LabelClass(new_label_id(), "", *_free_look(guideline))


def put_label(guideline: Guideline, label_class: LabelClass) -> Guideline:
    """Return the guideline with this label class in the place of the one with its id, or added at the end."""
    if guideline.by_id(label_class.id) is None:
        guideline = replace(guideline, classes=(*guideline.classes, label_class))
    values = {f.name: getattr(label_class, f.name) for f in fields(label_class) if f.name != "id"}
    return changed(guideline, label_class.id, **values)


def with_label(guideline: Guideline, name: str) -> tuple[Guideline, str]:
    """Return the guideline with a new label class at the end, and its id."""
    fresh = replace(blank_label(guideline), name=name)
    return put_label(guideline, fresh), fresh.id


def with_retired(guideline: Guideline, label_id: str, retired: bool = True) -> Guideline:
    """Return the guideline with a label class taken out of use or brought back; its answers stay as they are."""
    return changed(guideline, label_id, retired=retired)


def restored(now: Guideline, old: Guideline) -> Guideline:
    """Return the content of an old version as the next one.

    Label classes that came later are retired, not dropped, since answers may carry them.
    """
    kept = {c.id for c in old.classes}
    later = tuple(replace(c, retired=True, key="") for c in now.classes if c.id not in kept)
    return replace(old, classes=old.classes + later, label_task=now.label_task)


def key_problem(guideline: Guideline, label_id: str, key: str) -> str:
    """Return in words why a label cannot have this letter; empty when it can."""
    letter = key.strip().upper()
    if not letter:
        return ""
    if letter in RESERVED_LETTERS and len(letter) == 1:
        return tr(
            "The letter {letter} is kept for a command. Free letters: {free_letters}.",
            letter=letter,
            free_letters=" ".join(FREE_LETTERS),
        )
    if letter not in FREE_LETTERS or len(letter) != 1:
        return tr(
            "“{letter}” cannot be a label key. Free letters: {free_letters}.",
            letter=letter,
            free_letters=" ".join(FREE_LETTERS),
        )
    owner = next((c for c in guideline.active if c.key.upper() == letter and c.id != label_id), None)
    return tr("The letter {letter} belongs to “{name}” already.", letter=letter, name=owner.name) if owner else ""


def free_letters(guideline: Guideline) -> str:
    """Return the letters a label may still take."""
    used = {c.key.upper() for c in guideline.active}
    return "".join(letter for letter in FREE_LETTERS if letter not in used)


class Guide:
    """The guideline of a project, as the person edits it.

    A save is checked at once and written behind the screen, in order; what is handed in counts as
    :attr:`current` already, and is given up again should the disk refuse.

    Parameters
    ----------
    versions : where versions are read.
    keep : stores a version; called on the lane.
    author : code of the annotator, stored with each version.
    lane : where the project is written.
    saved : called with each version that is on disk, so that the session can tell its listeners.
    read_lane : where the history is read; the writing lane if not given.
    read_only : True refuses every save.
    """

    def __init__(
        self,
        versions: Versions,
        keep: Keep,
        author: str,
        lane: Lane,
        saved: Callable[[Guideline], None] = lambda _: None,
        *,
        read_lane: Lane | None = None,
        read_only: bool = False,
    ) -> None:
        self._versions = versions
        self._read_lane = read_lane or lane
        self._keep = keep
        self._author = author
        self._lane = lane
        self._saved = saved
        self._pending: list[Guideline] = []
        self.read_only = read_only
        self.allow: Callable[[], None] = lambda: None
        """Raises NotAllowed when the author may not change the labels."""

    @classmethod
    def of(cls, hall: Hall) -> Guide:
        """Return the guide of an open session."""

        def saved(_: Guideline) -> None:
            hall.reload_guideline()

        def keep(guideline: Guideline, author: str, note: str) -> Guideline:
            hall.backups.hold("guideline")
            return hall.project.guidelines.save(guideline, author, note)

        versions, read_lane, code = _HallVersions(hall), hall.read_lane, hall.annotator.code
        guide = cls(versions, keep, code, hall.writer, saved, read_lane=read_lane, read_only=hall.read_only)
        guide.allow = lambda: allow(hall.annotator, "guideline")
        return guide

    @property
    def current(self) -> Guideline:
        """What was saved last, even if its write is still under way."""
        return self._pending[-1] if self._pending else self._versions.current()

    def history(self) -> list[Guideline]:
        """Return all versions on disk, newest first."""
        return self._versions.history()

    def ask_history(self, ready: Callable[[list[Guideline]], None]) -> None:
        """Read all versions off the screen's thread and hand them over, newest first."""
        self._read_lane.submit(self._versions.history, ready)

    def save(self, guideline: Guideline, note: str = "", failed: Callable[[AppError], None] | None = None) -> bool:
        """Keep an edited guideline as a new version; False when it says what holds already.

        ``note`` defaults to the differences in words; ``failed`` is told when the disk refuses. Raises
        :class:`BadInput` with every problem of the label set, :class:`ReadOnlyProject` when nothing may be changed,
        :class:`NotAllowed` for who is not the lead.
        """
        now = self.current
        if same_content(now, guideline):
            return False
        if self.read_only:
            raise ReadOnlyProject(tr("This project is open for reading only."), tr("The guideline was not changed."))
        self.allow()
        if found := problems(guideline):
            raise BadInput(" ".join(found), tr("The guideline was not changed."), tr("Change this, then save again."))
        self._write(guideline, note or summary(now, guideline), failed)
        return True

    def restore(self, number: int, failed: Callable[[AppError], None] | None = None) -> bool:
        """Make the content of an old version the newest one; nothing in between is lost."""
        old = next((g for g in self.history() if g.version == number), None)
        if old is None:
            raise BadInput(
                tr("There is no version {number} of the guideline.", number=number), tr("Nothing was changed.")
            )
        return self.save(restored(self.current, old), plain("version {number} restored", number=number), failed)

    def _write(self, guideline: Guideline, note: str, failed: Callable[[AppError], None] | None) -> None:
        self._pending.append(guideline)

        def done(new: Guideline) -> None:
            self._pending.pop(0)
            self._saved(new)

        def refused(error: BaseException) -> None:
            self._pending.clear()
            if failed is not None:
                failed(explain(error, meaning=tr("The guideline was not changed; your answers are safe.")))

        self._lane.submit(lambda: self._keep(guideline, self._author, note), done, refused)


def same_content(one: Guideline, other: Guideline) -> bool:
    """Tell whether two versions say the same; number, time, author and note do not count."""
    return _content(one) == _content(other)


def _content(guideline: Guideline) -> Guideline:
    return replace(guideline, version=0, created_at="", author="", note="")


def _known(guideline: Guideline, label_id: str) -> LabelClass:
    label_class = guideline.by_id(label_id)
    if label_class is None:
        raise BadInput(tr("This label is not in the guideline."), tr("Nothing was changed."), details=label_id)
    return label_class


def _checked(field: str, value: Any) -> Any:
    """Return a usable value of a label class field, or raise :class:`BadInput`."""
    if field == "name":
        return _checked_name(str(value))
    most = {"colour": COLOURS, "shape": SHAPES}.get(field)
    if most is not None and not 1 <= int(value) <= most:
        raise BadInput(
            tr("There are {colours} colours and {shapes} shapes.", colours=COLOURS, shapes=SHAPES),
            tr("Nothing was changed."),
        )
    if field == "key":
        return str(value).strip().upper()
    return value


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise BadInput(tr("A label needs a name."), tr("Nothing was changed."), tr("Type a name."))
    if len(name) > _TOO_LONG:
        raise BadInput(
            tr("The name is longer than {too_long} characters.", too_long=_TOO_LONG),
            tr("Nothing was changed."),
            tr("Use the hint."),
        )
    return name


def _free_look(guideline: Guideline) -> tuple[int, int]:
    """Return the first colour and shape that no active label uses, or those whose turn it is."""
    colours, shapes = {c.colour for c in guideline.active}, {c.shape for c in guideline.active}
    plain = (n for n in range(COLOURS) if n + 1 not in colours | shapes)
    outlined = (n for n in range(COLOURS, SHAPES) if n + 1 not in shapes)
    return look_of(next(plain, next(outlined, len(guideline.classes))))
