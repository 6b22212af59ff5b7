"""What each column is for, guessed from the first rows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Endings, Role, files_modality
from alapp.domain.words import tr
from alapp.formats.base import name_set

LABEL_SEPARATORS = ("|", ";", ",", "#")
_NUMBER = re.compile(r"[-+]?(?:\d[\d.,\s]*|[.,]\d+)(?:[eE][-+]?\d+)?%?$")
_LONGEST_NUMBER = 64
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} [A-Za-z]{3,9} \d{4})"
    r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp][Mm]|Z|[-+]\d{2}:?\d{2})?)?$"
)
_CODE = re.compile(r"[\w.:/#-]{1,40}$")
_ID_NAMES = name_set("id key uid uuid guid nr no number identifier reference ref docid pmid doi recordid itemid file")
_TEXT_NAMES = name_set(
    "text message msg content body comment comments narrative review sentence abstract report document utterance "
    "post tweet description question note notes"
)
_LABEL_NAMES = name_set(
    "label labels class classes category categories topic topics tag tags target sentiment intent "
    "included decision emotion emotions annotation gold y"
)
_TITLE_NAMES = name_set("title subject headline heading")
_THREAD_NAMES = name_set("thread conversation dialogue dialog threadid conversationid dialogueid dialogid")
_MOST_VALUES = 60
_LONGEST_VALUE = 48
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Column:
    """Measured on the first rows: cells that are filled, distinct ones, lengths, shares of kinds."""

    name: str
    place: int
    rows: int
    filled: int
    distinct: int
    mean_length: float
    longest: int
    blanks: float
    numbers: float
    dates: float
    codes: float

    def named(self, names: frozenset[str]) -> bool:
        """Say whether the name of the column is, or ends with, one of these; what is too long is no name."""
        if len(self.name) > _LONGEST_NAME:
            return False
        words = [w for w in re.split(r"[\W_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.name).casefold()) if w]
        return bool(words) and (words[-1] in names or "".join(words) in names)

    @property
    def few_values(self) -> bool:
        """Say whether the same short values come again and again."""
        many = min(_MOST_VALUES, self.filled // 2)
        return 2 <= self.distinct <= many and self.longest <= _LONGEST_VALUE

    @property
    def unlike(self) -> bool:
        """Say whether every row has its own value."""
        return self.filled == self.rows > 0 and self.distinct == self.filled


def _measure(name: str, place: int, cells: Sequence[str]) -> _Column:
    filled = [cell.strip() for cell in cells if cell.strip()]
    count = max(len(filled), 1)
    return _Column(
        name,
        place,
        len(cells),
        len(filled),
        len(set(filled)),
        sum(map(len, filled)) / count,
        max(map(len, filled), default=0),
        sum(" " in cell for cell in filled) / count,
        sum(map(_is_number, filled)) / count,
        sum(bool(_DATE.match(cell)) for cell in filled) / count,
        sum(bool(_CODE.match(cell)) for cell in filled) / count,
    )


def guess_roles(
    columns: Sequence[str], rows: Sequence[Sequence[str]], known: Mapping[str, Role] | None = None
) -> dict[str, Role]:
    """Return a role for each column.

    Text is the longest varied column, ID one with a value of its own in every row, label one with few values and
    a telling name (or the only one with few values), the other ones with few values are groups.
    """
    known = known or {}
    measured = [_measure(name, i, [row[i] for row in rows]) for i, name in enumerate(columns) if name not in known]
    roles = {c.name: Role.DATE if c.filled and c.dates >= 0.9 else Role.EXTRA for c in measured}
    free = [c for c in measured if roles[c.name] is Role.EXTRA]
    _choose(roles, known, Role.TEXT, _text_column(free))
    _choose(roles, known, Role.ID, _id_column([c for c in free if roles[c.name] is Role.EXTRA]))
    few = [c for c in free if roles[c.name] is Role.EXTRA and c.few_values]
    roles |= {c.name: Role.GROUP for c in few}
    _choose(roles, known, Role.TITLE, next((c for c in free if c.named(_TITLE_NAMES) and _is_spare(roles, c)), None))
    _choose(roles, known, Role.THREAD, next((c for c in free if c.named(_THREAD_NAMES) and _is_spare(roles, c)), None))
    rest = [c for c in free if roles[c.name] in (Role.EXTRA, Role.GROUP)]
    _choose(roles, known, Role.LABEL, _label_column(rest, few))
    return {name: known.get(name, roles.get(name, Role.EXTRA)) for name in columns}


def _is_spare(roles: Mapping[str, Role], column: _Column) -> bool:
    return roles[column.name] in (Role.EXTRA, Role.GROUP)


def _choose(roles: dict[str, Role], known: Mapping[str, Role], role: Role, column: _Column | None) -> None:
    if column is not None and role not in known.values():
        roles[column.name] = role


def _text_column(columns: Sequence[_Column]) -> _Column | None:
    candidates = [c for c in columns if c.filled and c.numbers < 1]
    return max(candidates, key=_text_score, default=None)


def _text_score(column: _Column) -> float:
    varied = column.distinct / max(column.filled, 1)
    name = 2.0 if column.named(_TEXT_NAMES) else 0.5 if column.named(_ID_NAMES) else 1.0
    return column.mean_length * varied * name * (1.0 if column.blanks else 0.6)


def _id_column(columns: Sequence[_Column]) -> _Column | None:
    named = [c for c in columns if c.named(_ID_NAMES) and c.filled and c.distinct * 10 >= c.filled * 8]
    if named:
        return named[0]
    compact = [c for c in columns if c.unlike and c.rows > 2 and c.codes == 1 and (c.place == 0 or c.numbers < 0.5)]
    return compact[0] if compact else None


def _label_column(columns: Sequence[_Column], few: Sequence[_Column]) -> _Column | None:
    named = [c for c in columns if c.named(_LABEL_NAMES) and c.filled and c.mean_length <= _LONGEST_VALUE]
    if named:
        return max(named, key=lambda c: c.few_values)
    words = [c for c in few if c.numbers < 1] or few
    return words[0] if len(few) == 1 and words else None


def with_files(
    columns: Sequence[str], rows: Sequence[Sequence[str]], roles: Mapping[str, Role], endings: Endings
) -> dict[str, Role]:
    """Return the roles with a column of file names of one modality in place of the text, if there is such a column.

    What was the text is then shown beside the item.
    """
    for place, name in sorted(enumerate(columns), key=lambda pair: roles[pair[1]] is not Role.TEXT):
        modality = files_in([row[place] for row in rows], endings)
        if modality is not None:
            others = {n: Role.EXTRA if r is Role.TEXT else r for n, r in roles.items()}
            return others | {name: Role(modality)}
    return dict(roles)


def files_in(cells: Sequence[str], endings: Endings) -> str | None:
    """Return the modality of files that cells name: nearly all of them end as its files do."""
    filled = [cell.strip().lower() for cell in cells if cell.strip()]
    for modality, known in endings.items():
        if known and filled and sum(cell.endswith(known) for cell in filled) >= 0.9 * len(filled):
            return modality
    return None


def guess_label_separator(cells: Sequence[str]) -> str:
    """Return the character that parts several labels in one cell, or nothing.

    It must part some cells into values that are fewer than the cells' own values, or that stand alone elsewhere.
    """
    filled = {cell.strip() for cell in cells if cell.strip() and not cell.startswith("[")}
    fitting = [(separator, _parted(filled, separator)) for separator in LABEL_SEPARATORS]
    best = max(fitting, key=lambda pair: pair[1])
    return best[0] if best[1] else ""


def _parted(values: set[str], separator: str) -> int:
    """Return how many distinct cells a separator parts; 0 when the parts do not look like labels."""
    parted = [value for value in values if separator in value]
    parts = Counter(part.strip() for value in values for part in set(value.split(separator)))
    if not parted or "" in parts or max(map(len, parts)) > _LONGEST_VALUE:
        return 0
    again = sum(count > 1 for count in parts.values())
    return len(parted) if again * 2 >= len(parts) else 0


def parse_labels(cell: str, separator: str) -> tuple[str, ...]:
    """Return the label names in a cell: a JSON list of names, names parted by ``separator``, or one name."""
    text = cell.strip()
    if text.startswith("[") and text.endswith("]"):
        names = _json_names(text)
        if names is not None:
            return names
    parts = text.split(separator) if separator else [text]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _json_names(text: str) -> tuple[str, ...] | None:
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not all(isinstance(name, str) for name in names):
        return None
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def check_roles(columns: Sequence[str], rows: Sequence[Sequence[str]], roles: Mapping[str, Role]) -> None:
    """Raise BadInput when the roles cannot work: a column that is not there, no text, a text of numbers only."""
    known = set(columns)
    for name, role in roles.items():
        if name not in known and role is not Role.LEAVE_OUT:
            raise BadInput(
                tr("There is no column “{name}”.", name=name),
                tr("The file was not imported."),
                tr("Columns found: {columns}.", columns=", ".join(columns[:20])),
            )
    texts = [name for name in columns if roles.get(name) is Role.TEXT]
    if files_modality(roles) or Role.TABLE in roles.values():
        return
    if not texts:
        raise BadInput(
            tr("No column is chosen as the text to label."),
            tr("There is nothing to label yet."),
            _suggest(columns, rows),
        )
    if all(_numbers_only([row[columns.index(name)] for row in rows]) for name in texts):
        raise BadInput(
            tr('Column "{name}" holds numbers only, so it cannot be the text to label.', name=texts[0]),
            tr("Nothing was imported."),
            _suggest(columns, rows),
        )


def _is_number(cell: str) -> bool:
    return len(cell) <= _LONGEST_NUMBER and _NUMBER.match(cell) is not None


def _numbers_only(cells: Sequence[str]) -> bool:
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(map(_is_number, filled))


def _suggest(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    best = _text_column([_measure(name, i, [row[i] for row in rows]) for i, name in enumerate(columns)])
    return tr('Use "{name}".', name=best.name) if best else tr("Choose a file with a column of texts.")
