"""The columns of the Browse table: what each is called, how wide it is, and by what a click on it sorts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from alapp.domain.conditions import State
from alapp.domain.found import META, BrowseRow, Order

CHECK, KEY, TEXT, LABEL, SAYS, BY, NOTE, DATE = "check", "id", "text", "label", "says", "by", "note", "date"
BARE = (CHECK, KEY, TEXT, LABEL, SAYS, BY, NOTE)
_WIDTHS = {CHECK: 48, KEY: 96, TEXT: 0, LABEL: 116, SAYS: 166, BY: 52, NOTE: 100, DATE: 104}
_META_WIDTH = 98

STATE_ICONS: dict[State, str] = {"flagged": "flag", "gold": "gold"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``width`` 0 takes what the others leave. ``order`` is the name it is sorted by, "" for none."""

    id: str
    title: str
    width: int

    @property
    def order(self) -> str:
        """By what a click sorts."""
        return "" if self.id == CHECK else self.id


def tr(text: str) -> str:
    """Translate words of the Browse screen."""
    return QCoreApplication.translate("browse", text)


def column(id_: str) -> Column:
    """Return a column by its id; those of the data are ``meta:`` and their name."""
    titles = {
        CHECK: "",
        KEY: tr("Item"),
        TEXT: tr("Text"),
        LABEL: tr("Label"),
        SAYS: tr("Model says"),
        BY: tr("By"),
        NOTE: tr("Note"),
        DATE: tr("Answered"),
    }
    if id_.startswith(META):
        name = id_.removeprefix(META).replace("_", " ").strip()
        return Column(id_, name[:1].upper() + name[1:], _META_WIDTH)
    return Column(id_, titles[id_], _WIDTHS[id_])


def first_columns(meta: Sequence[str], groups: Sequence[str]) -> list[Column]:
    """Return the columns shown first: those of the design, with one column of the data."""
    own = [f"{META}{name}" for name in (groups or meta)[:1]]
    return [column(id_) for id_ in (*BARE[:5], *own, *BARE[5:])]


def all_columns(meta: Sequence[str]) -> list[Column]:
    """Return every column there is, in the order of the table."""
    return [column(id_) for id_ in (*BARE[:5], *(f"{META}{name}" for name in meta), *BARE[5:], DATE)]


def note_of(row: BrowseRow) -> tuple[str, str, str]:
    """Return icon, words and colour token of the most important mark of a row; empty without one."""
    marks = (
        (row.excluded, ("x", tr("Left out"), "ink3")),
        (row.flagged, ("flag", tr("Flagged"), "warn")),
        (row.gold, ("gold", tr("Gold"), "accent")),
        (row.skipped, ("skip", tr("Skipped"), "ink2")),
        (bool(row.comment), ("note", tr("Comment"), "ink2")),
    )
    return next((mark for there, mark in marks if there), ("", "", ""))


def order_words(order: Order) -> str:
    """Say in words how the rows are sorted."""
    words = {
        "pool": (tr("in the order of import"), tr("newest import first")),
        KEY: (tr("sorted by item"), tr("sorted by item, last first")),
        TEXT: (tr("sorted by text"), tr("sorted by text, last first")),
        LABEL: (tr("sorted by label"), tr("sorted by label, last first")),
        SAYS: (tr("sorted by confidence, lowest first"), tr("sorted by confidence, highest first")),
        BY: (tr("sorted by who answered"), tr("sorted by who answered, last first")),
        NOTE: (tr("sorted by note, flagged first"), tr("sorted by note, flagged last")),
        DATE: (tr("sorted by time, oldest first"), tr("sorted by time, newest first")),
    }
    if order.column.startswith(META):
        name = column(order.column).title
        return (tr("sorted by {0}, last first") if order.descending else tr("sorted by {0}")).format(name)
    return words[order.column][int(order.descending)]


def number(value: int) -> str:
    """Return a count as the locale writes it."""
    return QLocale().toString(value)
