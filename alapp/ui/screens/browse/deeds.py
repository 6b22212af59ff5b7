"""What a person can do to rows: label, clear, flag, gold, comment, queue, leave out; above 100 rows it asks once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alapp.domain.conditions import Meta, Words
from alapp.domain.erasure import Wanted
from alapp.domain.found import BrowseRow
from alapp.domain.query import Query
from alapp.session.browse import Browse
from alapp.session.browse_marks import ASK_ABOVE
from alapp.session.keywords import put_alike_next
from alapp.ui.screens.browse.bar import BulkBar
from alapp.ui.screens.browse.columns import number, tr
from alapp.ui.screens.browse.model import BrowseModel
from alapp.ui.screens.browse.table import BrowseTable


class Deeds:
    """Commands on the checked rows, or on the current row when none is checked.

    ``say`` shows words in the status line.
    """

    def __init__(
        self, browse: Browse, model: BrowseModel, table: BrowseTable, bar: BulkBar, say: Callable[[str], None]
    ) -> None:
        self._browse, self._model, self._table, self._bar, self._say = browse, model, table, bar, say

    @property
    def current(self) -> BrowseRow | None:
        """The current row, if it is there."""
        return self._model.row(self._table.place)

    @property
    def targets(self) -> list[int]:
        """Ids of the rows that a command acts on."""
        checked = self._model.checked_ids
        row = self.current
        return checked or ([row.id] if row is not None else [])

    def label_row(self, label_id: str) -> None:
        """Give a label to the current row, whatever is checked."""
        row = self.current
        if row is not None:
            self._run([row.id], tr("Label"), lambda ids: self._browse.marks.label(ids, label_id))

    def label(self, label_id: str) -> None:
        """Give a label to all targets."""
        found = self._browse.session.guideline.by_id(label_id)
        words = tr("Set “{0}”").format(found.name if found else label_id)
        self._run(self.targets, words, lambda ids: self._browse.marks.label(ids, label_id))

    def clear(self) -> None:
        """Take away the own answers of the targets."""
        self._run(self.targets, tr("Clear the label"), self._browse.marks.clear)

    def flag(self) -> None:
        """Flag the targets; if the first is flagged, take the flags away."""
        on = not self._first(lambda row: row.flagged)
        words = tr("Flag") if on else tr("Take the flag away")
        self._run(self.targets, words, lambda ids: self._browse.marks.flag(ids, on))

    def gold(self) -> None:
        """Make the own answers of the targets the agreed ones; if the first is gold, take that back."""
        on = not self._first(lambda row: row.gold)
        words = tr("Mark as gold") if on else tr("Take gold away")
        targets = self.targets
        row = self.current
        if on and row is not None and targets == [row.id] and not row.answered:
            self._say(tr("Label it first, then mark it as gold."))
            return
        self._run(targets, words, lambda ids: self._browse.marks.gold(ids, on))

    def exclude(self) -> None:
        """Leave the targets out of the pool; if the first is out, take them in again."""
        on = not self._first(lambda row: row.excluded)
        words = tr("Leave out of the pool") if on else tr("Take in again")
        self._run(self.targets, words, lambda ids: self._browse.marks.exclude(ids, on))

    def queue(self) -> None:
        """Let the targets come next in Label."""
        self._run(self.targets, tr("Queue next"), self._browse.marks.queue_next)

    def like(self) -> None:
        """Let the open items most like the current row come next in Label."""
        row = self.current
        if row is not None:
            self._say(put_alike_next(self._browse.session, row.id))

    def comment(self, item_id: int, text: str) -> None:
        """Keep a comment."""
        self._tell(self._browse.marks.comment(item_id, text))

    @property
    def checked(self) -> list[int]:
        """Ids of the rows that are checked."""
        return list(self._model.checked_ids)

    def _first(self, marked: Callable[[BrowseRow], bool]) -> bool:
        """Return whether the first target is marked, as far as it has been read."""
        targets = self.targets
        row = self._model.row(self._model.place_of(targets[0])) if targets else None
        return row is not None and marked(row)

    def _run(self, ids: Sequence[int], words: str, change: Callable[[Sequence[int]], str | None]) -> None:
        if len(ids) <= ASK_ABOVE:
            self._tell(change(ids))
            return
        nouns = self._browse.session.guideline.noun_plural
        count = f"{number(len(ids))} {nouns}"
        question = tr("{0}: this changes {1}.").format(words, count)
        self._bar.ask(question, tr("Change {0}").format(count), lambda: self._tell(change(ids)))

    def _tell(self, words: str | None) -> None:
        if words:
            self._say(words)


def to_erase(query: Query, deeds: Deeds) -> tuple[Wanted, str]:
    """Return what an erasure is about, and its name: checked rows, else the search, else the current row."""
    asked = query.asked
    if not deeds.checked and len(asked) == 1 and not asked[0].negated:
        condition = asked[0].condition
        if isinstance(condition, Words):
            return Wanted(search=condition.text), tr("Erase all that names “{0}”").format(condition.text)
        if isinstance(condition, Meta) and len(condition.columns) == len(condition.values) == 1:
            column, value = condition.columns[0], condition.values[0]
            return Wanted(column=column, value=value), tr("Erase all with {0} = {1}").format(column, value)
    ids = deeds.targets
    return Wanted(item_ids=frozenset(ids)), tr("Erase {0} items of the table").format(number(len(ids)))
