"""An import asked for by column names, as the terminal and the Python interface do it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan, Preview, Role
from alapp.domain.guideline import Guideline
from alapp.domain.words import tr
from alapp.formats.roles import files_in
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import unknown_labels
from alapp.session.exchange_scan import look, look_again, scan
from alapp.session.import_draft import ImportDraft
from alapp.session.media_import import known_endings
from alapp.session.new_project import cells

Existing = Literal["first", "gold", "ignore"]


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns by role; an empty name leaves the guess."""

    text: str = ""
    id: str = ""
    label: str = ""
    date: str = ""
    groups: tuple[str, ...] = ()

    def roles(self) -> list[tuple[str, Role]]:
        """Return the named columns with their roles."""
        single = ((self.text, Role.TEXT), (self.id, Role.ID), (self.label, Role.LABEL), (self.date, Role.DATE))
        return [(name, role) for name, role in single if name] + [(name, Role.GROUP) for name in self.groups]


def plan_of(
    path: str | Path,
    columns: Columns | None = None,
    *,
    encoding: str = "",
    separator: str = "",
    header: bool = True,
    existing: Existing = "first",
) -> ImportPlan:
    """Return how to import a file: guessed, except for what is named.

    Raises
    ------
    BadInput : the file cannot be read, has no such column, or its text column holds numbers only.
    """
    shown = look(str(path))
    wanted = replace(
        shown.options,
        encoding=encoding or shown.options.encoding,
        separator=separator or shown.options.separator,
        header=shown.options.header and header,
    )
    if wanted != shown.options:
        shown = look_again(str(path), wanted)
    draft = ImportDraft(shown, dict(shown.roles), existing)
    for name, role in (columns or Columns()).roles():
        _check_column(shown, name)
        files = files_in(cells(shown, name), known_endings()) if role is Role.TEXT else None
        draft.set_role(name, Role(files) if files else role)
    return draft.plan()


def new_labels(plan: ImportPlan, guideline: Guideline, progress: Progress) -> list[str]:
    """Return the label names of a file that the guideline does not know, most frequent first."""
    return unknown_labels(guideline, scan(progress, plan).counts)


def _check_column(shown: Preview, name: str) -> None:
    if name not in shown.columns:
        known = ", ".join(shown.columns)
        raise BadInput(
            tr("“{name}” has no column “{name_2}”.", name=Path(shown.path).name, name_2=name),
            tr("Nothing was imported."),
            tr("Its columns: {known}.", known=known),
        )
