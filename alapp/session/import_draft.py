"""What the person has decided so far while a file is about to be imported; becomes a plan or a new project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.exchange import CONTENT, Counts, ImportPlan, Preview, Role, modality_in
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.words import tr
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.session.exchange_scan import ScanReport
from alapp.session.keys import Protection
from alapp.session.new_project import NewProject, cells, column_of, file_name, guideline_of, names_in, tasks_for
from alapp.session.setting_table import BY_KEY

ONE_ONLY = (Role.ID, Role.LABEL, Role.DATE, Role.TITLE, Role.THREAD)


@dataclass(slots=True)
class ImportDraft:
    """The answers of the wizard's steps, each with a proposal in place."""

    preview: Preview
    roles: dict[str, Role]
    existing: str = "first"
    report: ScanReport = field(default_factory=lambda: ScanReport(Counts()))
    label_task: str = "single_choice"
    modality: str = "text"
    folders: tuple[str, ...] = ()
    classes: tuple[LabelClass, ...] = ()
    question: str = ""
    noun: str = "item"
    noun_plural: str = "items"
    suggestions: str = "show"
    name: str = ""
    folder: Path = field(default_factory=Path)
    protection: Protection | None = field(default=None, repr=False)
    lock_minutes: int = int(BY_KEY["lock_minutes"].default)

    def __post_init__(self) -> None:
        if modality_in(self.roles) != "text":
            self.modality = modality_in(self.roles)

    def show_again(self, preview: Preview) -> None:
        """Take a preview under other reading options; with other columns, its roles as well."""
        if preview.columns != self.preview.columns:
            self.roles = dict(preview.roles)
            self.modality = modality_in(self.roles)
        self.preview = preview

    def set_role(self, column: str, role: Role) -> list[str]:
        """Give a column a role; return the columns that had to leave a role that only one can have."""
        alone = tuple(r for r in CONTENT if r is not Role.TABLE or role is not r) if role in CONTENT else ()
        alone = (role,) if role in ONE_ONLY else alone
        moved = [name for name, given in self.roles.items() if given in alone and name != column]
        for name in moved:
            self.roles[name] = Role.ID if role is Role.TABLE and self._can_be_id(name) else Role.EXTRA
        self.roles[column] = role
        self.modality = modality_in(self.roles)
        return moved

    def _can_be_id(self, column: str) -> bool:
        """Whether each row has a value of its own in this column, where no other column is the ID."""
        if column_of(self.roles, Role.ID) is not None:
            return False
        found = cells(self.preview, column)
        return len(set(found)) == len(found) > 1 and all(found)

    def plan(self) -> ImportPlan:
        """Return the plan of the import; raises BadInput in words while it cannot work."""
        problem = self.problem()
        if problem is not None:
            raise problem
        kept = {name: role for name, role in self.roles.items() if name in self.preview.columns}
        path, options = self.preview.path, self.preview.options
        return ImportPlan(path, options, kept, self.existing, self.modality, self.folders)  # type: ignore[arg-type]

    def problem(self) -> BadInput | None:
        """Return what is wrong with the columns, None when they can be imported."""
        if modality_in(self.roles) != "text":
            return None
        text = column_of(self.roles, Role.TEXT)
        if text is None:
            better = self.likely_text()
            remedy = tr("Choose “Text to label” above “{better}”.", better=better) if better else tr("Choose a column.")
            return BadInput(tr("No column is the text to label."), tr("Nothing can be imported yet."), remedy)
        if self._numbers_only(text):
            better = self.likely_text()
            remedy = tr("Use “{better}”.", better=better) if better else tr("Choose another column.")
            return BadInput(
                tr("Column “{text}” holds numbers only, so it cannot be the text to label.", text=text), remedy=remedy
            )
        return None

    def likely_text(self) -> str | None:
        """Return the column with the longest cells that are not numbers."""
        lengths = {c: sum(map(len, cells(self.preview, c))) for c in self.preview.columns if not self._numbers_only(c)}
        return max(lengths, key=lambda c: lengths[c], default=None)

    def _numbers_only(self, column: str) -> bool:
        filled = [cell for cell in cells(self.preview, column) if cell.strip()]
        return bool(filled) and all(is_number(cell) for cell in filled)

    def found_names(self) -> list[str]:
        """Return the label names met so far: of the whole file as counted, else of the preview."""
        counted = self.report.counts.labels
        if counted:
            return sorted(counted, key=lambda name: -counted[name])
        column = column_of(self.roles, Role.LABEL)
        if column is None or self.preview.total_rows == 0:
            return []
        return names_in(cells(self.preview, column), self.preview.options.label_separator)

    @property
    def tasks(self) -> tuple[str, ...]:
        """The label tasks that such items can have."""
        return tasks_for(self.modality)

    @property
    def task_words(self) -> str:
        """What the screen calls the label task."""
        return tr(LABEL_TASKS[self.label_task].words)

    def guideline(self) -> Guideline:
        """Return version 1 of the guideline as drafted."""
        return guideline_of(
            self.label_task, self.classes, question=self.question, noun=self.noun, noun_plural=self.noun_plural
        )

    def settings(self) -> Mapping[str, Any]:
        """Return the project settings that the wizard decides."""
        groups = [name for name, role in self.roles.items() if role is Role.GROUP]
        beside = {role.value: name for role in (Role.TITLE, Role.THREAD) if (name := column_of(self.roles, role))}
        kept = {"suggestions": self.suggestions, "groups": groups, "lock_minutes": self.lock_minutes}
        return kept | beside

    @property
    def path(self) -> Path:
        """Where the project will be kept."""
        return self.folder / file_name(self.name)

    def project(self) -> NewProject:
        """Return all of it as one value; raises BadInput when the columns cannot be imported."""
        name, settings = self.name.strip(), dict(self.settings())
        return NewProject(name, str(self.path), self.guideline(), self.plan(), settings, self.protection)


def is_number(cell: str) -> bool:
    """Tell whether a cell is a plain number such as 12, -3.5 or 1,5."""
    try:
        float(cell.strip().replace(",", "."))
    except ValueError:
        return False
    return True


def role_summary(roles: Mapping[str, Role], columns: Sequence[str]) -> list[tuple[str, str]]:
    """Return (words, columns) of the roles in use, in the order of the panel."""
    rows = (
        (Role.TEXT, tr("Text to label")),
        (Role.IMAGE, tr("Image")),
        (Role.AUDIO, tr("Audio")),
        (Role.VIDEO, tr("Video")),
        (Role.TABLE, tr("Cells of the row")),
        (Role.ID, tr("ID")),
        (Role.LABEL, tr("Label")),
        (Role.GROUP, tr("Groups, for bias checks")),
        (Role.DATE, tr("Date")),
        (Role.TITLE, tr("Title")),
        (Role.THREAD, tr("Thread")),
        (Role.EXTRA, tr("Extra, shown beside the item")),
        (Role.LEAVE_OUT, tr("Left out")),
    )
    named = ((words, ", ".join(c for c in columns if roles.get(c) is role)) for role, words in rows)
    return [(words, columns) for words, columns in named if columns]
