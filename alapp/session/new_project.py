"""What a new project is made from, and good first proposals for each part of it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan, Preview, Role, files_modality
from alapp.domain.guideline import Guideline, LabelClass, classes_from_names, problems
from alapp.domain.words import N_, tr
from alapp.formats.region_cells import parse_regions
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.session.keys import Protection, checked
from alapp.store.places import ask_with, check_writable_place, place_of

SUFFIX = ".alapp"
LONGEST, LONGEST_PATH = 230, 490
"""Bytes of a file name and of a whole path: systems take 255, SQLite 512; log, lock and backups add to both."""


@dataclass(frozen=True, slots=True)
class NewProject:
    """Everything the wizard asked for; ``plan`` is what is imported first, None to begin empty.

    ``settings`` are project settings by key (see :mod:`alapp.session.settings`). With ``protection`` the file is
    encrypted from its first byte on.
    """

    name: str
    path: str
    guideline: Guideline
    plan: ImportPlan | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    protection: Protection | None = field(default=None, repr=False)


def check(spec: NewProject) -> None:
    """Raise BadInput with the first thing that keeps this project from being made."""
    if not spec.name.strip():
        raise BadInput(tr("The project has no name."), remedy=tr("Type a name."))
    found = problems(spec.guideline)
    if found:
        raise BadInput(found[0], remedy=tr("Change the labels in step 3."))
    target = Path(spec.path)
    if _size(target.name) > LONGEST:
        raise BadInput(
            tr("The name of the file is too long."), tr("The project was not made."), tr("Choose a shorter name.")
        )
    if _size(str(target.absolute())) > LONGEST_PATH:
        raise BadInput(tr("The path is too long."), tr("The project was not made."), tr("Choose a folder higher up."))
    if target.exists():
        raise BadInput(
            tr("“{name}” is there already.", name=target.name),
            tr("Nothing was overwritten."),
            tr("Choose another name."),
        )
    check_place(target.parent)
    if spec.protection is not None:
        checked(spec.protection.password)


def _size(name: str) -> int:
    return len(name.encode("utf-8", "surrogatepass"))


def check_place(folder: Path) -> None:
    """Raise BadInput when a project cannot be kept in this folder, OnShare when it is on a network drive."""
    if not folder.is_dir():
        raise BadInput(
            tr("The folder “{folder}” is not there.", folder=folder),
            tr("The project was not made."),
            tr("Choose another folder."),
        )
    if not os.access(folder, os.W_OK):
        raise BadInput(
            tr("The folder “{folder}” is read-only.", folder=folder),
            tr("The project was not made."),
            tr("Choose a folder you may write to."),
        )
    check_writable_place(folder / "project", done=tr("The project was not made."))


def ask_file_system_with(name_of: Callable[[Path], str]) -> None:
    """Let a face say what the file system of a folder is called, where this program has no way of its own (macOS)."""
    ask_with(name_of)


def place_warning(folder: Path) -> str:
    """Return what to know before a project is made in this folder: another program copies it; empty elsewhere."""
    return place_of(folder).warning


def suggested_name(source: str | Path) -> str:
    """Make a project name of a file name: ``tickets_2025_q3.csv`` gives ``Tickets 2025 q3``."""
    words = re.sub(r"[_\-.\s]+", " ", Path(source).stem).strip()
    return words[:1].upper() + words[1:] if words else tr("New project")


def file_name(name: str) -> str:
    """Turn a project name into a file name that every system accepts."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .")
    plain = (
        re.sub(r"\s+", " ", plain)[:80].encode("utf-8", "ignore")[:160].decode("utf-8", "ignore").strip() or "project"
    )
    reserved = re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", plain.split(".")[0])
    return f"{plain}{' project' if reserved else ''}{SUFFIX}"


def free_path(folder: Path, name: str) -> Path:
    """Return where this project can be kept: the plain name, or with a number when that is taken."""
    first = folder / file_name(name)
    candidates = (first, *(first.with_stem(f"{first.stem} {n}") for n in range(2, 1000)))
    return next(path for path in candidates if not path.exists())


def column_of(roles: Mapping[str, Role], role: Role) -> str | None:
    """Return the first column with this role."""
    return next((name for name, given in roles.items() if given is role), None)


def cells(preview: Preview, column: str) -> list[str]:
    """Return the cells of one column of the preview, missing ones as empty."""
    place = preview.columns.index(column)
    return [row[place] if place < len(row) else "" for row in preview.rows]


def split_labels(cell: str, separator: str) -> list[str]:
    """Return the label names of one cell; without a separator the cell is one name."""
    parts = cell.split(separator) if separator else [cell]
    return [part.strip() for part in parts if part.strip()]


def names_in(values: Iterable[str], separator: str = "") -> list[str]:
    """Return the distinct label names in cells, most frequent first, ties in the order met."""
    counts: dict[str, int] = {}
    for value in values:
        for name in split_labels(value, separator):
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


def pasted_names(text: str) -> list[tuple[str, str]]:
    """Return (name, hint) for each line of a pasted list; a tab, or a dash with blanks, splits off the hint.

    Bullets and numbers in front are taken away; one line with commas or semicolons is a list too.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and "\t" not in lines[0]:
        lines = re.split(r"[;,]", lines[0])
    found: dict[str, str] = {}
    for line in lines:
        plain = re.sub(r"^\s*(?:[-*•]|\d{1,4}[.)])\s+", "", line).strip()
        name, _, hint = re.sub(r"\t+|\s+[–—-]\s+", "\t", plain, count=1).partition("\t")
        if name.strip():
            found.setdefault(name.strip(), hint.strip())
    return list(found.items())


def guessed_task(preview: Preview, roles: Mapping[str, Role]) -> str:
    """Return the task that the label column speaks of: regions, several labels in a cell, else one choice."""
    column = column_of(roles, Role.LABEL)
    if column is not None and any(parse_regions(cell) for cell in cells(preview, column)):
        return "spans"
    separator = preview.options.label_separator
    if column is None or not separator:
        return "single_choice"
    several = any(len(split_labels(cell, separator)) > 1 for cell in cells(preview, column))
    return "multi_choice" if several else "single_choice"


_FILE_NOUNS = {"image": "image", "audio": "recording", "video": "video"}


def guessed_noun(preview: Preview, roles: Mapping[str, Role]) -> tuple[str, str]:
    """Return singular and plural of what an item is called, from the file's name where it is a known word."""
    known = ("report", "letter", "ticket", "message", "review", "comment", "article", "question", "abstract", "note")
    name = Path(preview.path).stem.casefold()
    noun = next((word for word in known if word in name), None)
    if noun is None:
        noun = _FILE_NOUNS.get(files_modality(roles) or "")
    if noun is None:
        column = column_of(roles, Role.TEXT)
        noun = column.casefold() if column and column.casefold() in known else "item"
    return noun, plural(noun)


def plural(noun: str) -> str:
    """Return the plain English plural, as a proposal."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(s|x|z|ch|sh)$", noun) else "s")


def new_guideline(
    label_task: str, names: Sequence[tuple[str, str]], *, question: str, noun: str, noun_plural: str = ""
) -> Guideline:
    """Make version 1 of a guideline of (name, hint) pairs; a name met again is left out."""
    distinct = {name.strip(): hint for name, hint in reversed(names) if name.strip()}
    ordered = dict(reversed(distinct.items()))
    classes = classes_from_names(list(ordered), list(ordered.values()))
    return guideline_of(label_task, classes, question=question, noun=noun, noun_plural=noun_plural)


_QUESTIONS = {
    "single_choice": N_("Which label fits?"),
    "multi_choice": N_("Which labels fit?"),
    "spans": N_("Which words are which?"),
    "boxes": N_("What is where in the picture?"),
    "segments": N_("What is heard or seen when?"),
}


TASKS: tuple[str, ...] = LABEL_TASKS.names
"""Names of the label tasks."""


def default_question(label_task: str) -> str:
    """Return what is asked above the labels unless the lead writes a question."""
    return _QUESTIONS.get(label_task, _QUESTIONS["single_choice"])


def tasks_for(modality: str) -> tuple[str, ...]:
    """Return the label tasks that items of a modality can have, the usual one first."""
    more = {"text": ("spans",), "image": ("boxes",), "audio": ("segments",), "video": ("segments",)}
    return ("single_choice", "multi_choice", *more.get(modality, ()))


def guideline_of(
    label_task: str, classes: Sequence[LabelClass], *, question: str, noun: str, noun_plural: str = ""
) -> Guideline:
    """Make version 1 of a guideline of label classes."""
    singular = noun.strip() or "item"
    return Guideline(
        version=1,
        label_task=label_task,
        classes=tuple(classes),
        question=question.strip() or default_question(label_task),
        noun=singular,
        noun_plural=noun_plural.strip() or plural(singular),
    )
