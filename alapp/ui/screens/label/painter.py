"""From what the session asks to what stands on the Label screen; it reads the session and changes nothing."""

from __future__ import annotations

from typing import ClassVar

from alapp.domain.annotation import labels_of
from alapp.domain.guideline import LabelClass
from alapp.domain.item import Item
from alapp.domain.words import retold
from alapp.session.desk import Asked
from alapp.session.session import Session
from alapp.ui.screens.label.card import ItemCard
from alapp.ui.screens.label.grid import SHOWN
from alapp.ui.screens.label.header import Facts
from alapp.ui.screens.label.panel import SidePanel
from alapp.ui.screens.label.regions import LabelRegions
from alapp.ui.screens.label.strip import LAST, Day
from alapp.ui.screens.label.suggestion import Line, suggestion_line
from alapp.ui.screens.label.tile import Look
from alapp.ui.screens.label.words import length_words, likeliest, names, start_words, tr, why
from alapp.ui.views.paragraphs import word_count

_META_SHOWN = 3
_WORDS_COUNTED = 50_000


class LabelPainter:
    """Brings card and panel up to date with the session."""

    COACHED: ClassVar[int] = 5
    """The first lines stay until this many answers were given."""

    def __init__(self, session: Session, card: ItemCard, panel: SidePanel) -> None:
        self._session = session
        self._card = card
        self._panel = panel
        self._length = ""
        self.regions: LabelRegions | None = None
        self._undo: str | None = None

    def show_item(self) -> None:
        """Show the item the session asks, or nothing."""
        asked = self._session.current
        if asked is None:
            self._card.show_item(None, "")
            return
        noun = self._session.guideline.noun.capitalize()
        self._length = self._length_of(asked.item)
        self._card.show_item(asked.item, f"{noun} {asked.item.key}")
        self._card.show_turns(*self._session.desk.turns())

    def _length_of(self, item: Item) -> str:
        """Return how long a text or recording is, in words; a canvas says itself how large its picture is."""
        if item.modality == "text":
            return _length_words(item.text)
        file = self._session.file_of(item)
        return length_words(file.facts) if file is not None else ""

    def show_answers(self) -> None:
        """Show the answers, the suggestion, the actions, why, and the rules beside."""
        guideline, asked = self._session.guideline, self._session.current
        self._card.area.question.setText(retold(guideline.question))
        self._card.area.grid.set_labels(guideline.active)
        if asked is None:
            return
        hidden = self._session.desk.is_blind(asked.pick)
        self._card.area.grid.show_looks(self._looks(asked))
        unseen = set(chosen := self._chosen(asked)) - {c.id for c in guideline.active[:SHOWN]}
        self._card.area.show_chosen(names(tuple(i for i in chosen if i in unseen), guideline))
        starts = start_words(self._session.trainer.waits_for)
        self._card.why.show_why(why(asked.pick, guideline, hidden=hidden, named=asked.show_suggestion, starts=starts))
        self._card.area.suggestion.show_line(self._suggestion_line(asked))
        shown = asked.suggestion if asked.show_suggestion else None
        rivals = likeliest(shown, asked.pick, guideline) if shown is not None else []
        self._panel.show_rules(rivals, guideline.active)
        self._panel.show_pick(asked.pick)
        self.show_actions()

    def _chosen(self, asked: Asked) -> tuple[str, ...]:
        """Return the labels given so far; regions carry their own."""
        return () if self._session.task.region else asked.draft

    def _looks(self, asked: Asked) -> dict[str, Look]:
        said = asked.suggestion if asked.show_suggestion and not self._session.task.region else None
        return {
            label.id: Look(
                said.probabilities.get(label.id, 0.0) if said is not None else None,
                said is not None and label.id in said.labels,
                label.id in self._chosen(asked),
            )
            for label in self._session.guideline.active[:SHOWN]
        }

    def _suggestion_line(self, asked: Asked) -> Line:
        session = self._session
        if session.read_only:
            return Line("lock", tr("Open for reading only: answers cannot be given."))
        if not session.training.version and asked.suggestion is None:
            return Line("eye", tr("No model yet."))
        if self.regions is not None and asked.show_suggestion:
            return Line("eye", self.regions.suggestion_words()) if self.regions.suggestion_words() else Line()
        blind = session.desk.is_blind(asked.pick)
        on_call = not asked.show_suggestion and session.settings.get("suggestions") in ("show", "on_request")
        return suggestion_line(asked, session.guideline, blind=blind, on_call=on_call)

    def show_actions(self) -> None:
        """Show what can be done now."""
        asked, area = self._session.current, self._card.area
        said = asked.suggestion if asked is not None and asked.show_suggestion else None
        suggested = names(said.labels, self._session.guideline) if said is not None else ""
        undo = self._undo
        if self.regions is not None:
            count = len(self.regions.deeds.suggested)
            suggested = str(count) if count else ""
            undo = self.regions.deeds.undo_words or undo
        area.show_actions(
            instant=self._session.instant,
            suggested=suggested,
            flagged=asked is not None and asked.note.flagged,
            undo=None if self._session.read_only else undo,
        )
        area.set_writable(not self._session.read_only)

    def read_undo(self) -> None:
        """Read again what Undo would take back; only when something was written, since it asks the project."""
        self._undo = self._session.undo_words
        self.show_actions()

    def show_header(self) -> None:
        """Show key, extra columns, length, place, flag and comment of the item."""
        asked = self._session.current
        if asked is None:
            return
        place = tr("your earlier answer") if asked.answer is not None else ""
        place = ", ".join(filter(None, [place, self._card.view.page_words()]))
        named = {str(self._session.settings.get(role)) for role in ("title", "thread")} - {""}
        rest = [value for name, value in asked.item.meta.items() if value.strip() and name not in named]
        title = asked.item.meta.get(str(self._session.settings.get("title")), "")
        meta, note = tuple(rest[:_META_SHOWN]), asked.note
        facts = Facts(asked.item.key, meta, self._length, place, note.flagged, note.comment, title)
        self._card.header.show_facts(facts)

    def day(self) -> Day:
        """Return the figures of the day."""
        pace = self._session.pace
        return Day(pace.today, int(self._session.settings.get("goal")), round(pace.median_seconds, 1))

    def last_answers(self) -> list[LabelClass | None]:
        """Return the first label of each of the newest answers, oldest first."""
        guideline = self._session.guideline
        return [guideline.by_id(ids[0]) if ids else None for ids in self._session.last_answers(LAST)]

    def announcement(self, item_id: int) -> str:
        """Return what a screen reader is told after an answer was saved; empty if none was given."""
        answer = self._session.desk.history.get(item_id)
        if answer is None:
            return ""
        guideline = self._session.guideline
        given = names(labels_of(answer.value), guideline) or tr("No label")
        parts = [tr("{0} saved.").format(given) if answer.value else tr("Skipped.")]
        asked = self._session.current
        if asked is not None:
            parts.append(f"{guideline.noun.capitalize()} {asked.item.key}.")
            parts += [tr("Random check.")] * (asked.pick.reason == "random")
        return " ".join(parts)


def _length_words(text: str) -> str:
    if len(text) > _WORDS_COUNTED:
        return tr("{0} characters").format(f"{len(text):,}")
    count = word_count(text)
    return tr("1 word") if count == 1 else tr("{0} words").format(count)
