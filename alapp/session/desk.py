"""What lies before the person: the item on screen, what comes next, what was answered; reads only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from alapp.domain.annotation import Answer, AskedBy, Note, Pick, ReasonKind, Suggestion
from alapp.domain.guideline import Guideline
from alapp.domain.item import Item
from alapp.domain.queue import Queue
from alapp.label_tasks.base import Draft, LabelTask
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.modalities.registry import MODALITIES
from alapp.session.history import LONGEST, History, halved
from alapp.session.pace import seconds_spent
from alapp.session.pool import Pool
from alapp.session.settings import Settings
from alapp.store.project import Project

AHEAD = 5
FALLBACK = 20
HISTORY = 1_000
BROUGHT = "import"
"""Whose answers are those that an import brought along; their items are not asked again."""
MEASURING = "measure"
"""The strategy that stands with the random checks of a measurement: they are not put behind what a training picks."""
_CACHED_ITEMS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on the screen: the item, why it was picked, what the model says, what was answered so far.

    ``suggestion`` is there even when it may not be shown; ``answer`` is the own earlier answer when walking back.
    """

    item: Item
    pick: Pick
    suggestion: Suggestion | None
    show_suggestion: bool
    draft: Draft
    note: Note
    answer: Answer | None = None

    def asked_by(self) -> AskedBy:
        """Return the provenance that is stored with the answer.

        A changed answer keeps what the model said when it was first given, unless a newer word was shown now.
        """
        pick, said, before = self.pick, self.suggestion, self.answer.asked_by if self.answer else None
        why = AskedBy(pick.reason, pick.strategy, pick.probability, pick.utility, pick.model_version)
        if before is not None and not self.show_suggestion:
            told = (before.model_version, before.suggested, before.confidence, before.shown)
        elif said is not None:
            told = (said.model_version, said.labels, said.confidence, self.show_suggestion)
        else:
            return why
        version, labels, confidence, shown = told
        return replace(why, model_version=version, suggested=labels, confidence=confidence, shown=shown)


def picked_then(item_id: int, why: AskedBy) -> Pick:
    """Return the pick that an answer came from, as far as its provenance tells."""
    blind = bool(why.suggested) and not why.shown
    return Pick(item_id, why.reason, why.strategy, why.probability, why.utility, why.model_version, blind=blind)


class Desk:
    """The state of one person's work. Nothing here writes; the session hands answers to the writer."""

    def __init__(self, reader: Project, annotator: str, settings: Settings, clock: Callable[[], float]) -> None:
        self.reader = reader
        self.annotator = annotator
        self._settings = settings
        self._clock = clock
        self._started = clock()
        self._items: dict[int, Item] = {}
        self._notes: dict[int, Note] = {}
        self._picks: dict[int, Pick] = {}
        self._suggestions: dict[int, Suggestion] = {}
        self._skipped_here: set[int] = set()
        self.suggestion_hidden = False
        self.viewing: int | None = None
        self.current: Asked | None = None
        self.queue = Queue()
        self.model_version = 0
        self._brought = self._answered_by_import()
        done = self._brought.union(reader.annotations.done_ids(annotator).tolist())
        self.pool = Pool(reader.items.ids(), done, settings.get("seed"))
        self.history = History(reversed(reader.annotations.history(annotator, HISTORY)))
        self.guideline: Guideline
        self.task: LabelTask
        self.load_guideline()

    def load_guideline(self) -> None:
        """Take over the newest guideline version."""
        self.guideline = self.reader.guidelines.current()
        self.task = LABEL_TASKS[self.guideline.label_task]

    # -- showing ------------------------------------------------------------------------------------------

    def show_next(self) -> bool:
        """Put the next item on the screen, None when every item is done; True when new picks were drawn for it."""
        dry = not len(self.queue)
        if dry:
            self.queue.refill(self.fallback(FALLBACK), keep=0)
        self.queue.advance()
        self.show_front()
        return dry

    def show_front(self) -> None:
        """Show the item that is due, after walking or after a change."""
        self.viewing, self.history.place = None, None
        self.current = self._asked(self.queue.current) if self.queue.current else None
        self._started = self._clock()
        self.upcoming(AHEAD)

    def view(self, item_id: int) -> None:
        """Show an item that was answered before."""
        self.viewing = item_id
        self.current = self._asked(self.pick_of(item_id))
        self._started = self._clock()

    def bring(self, item_id: int) -> None:
        """Put an open item on the screen; the one that was there comes next."""
        self.queue.show(self.pick_of(item_id))
        self.show_front()

    def redraft(self, draft: Draft) -> None:
        """Change what is answered so far."""
        if self.current is not None:
            self.current = replace(self.current, draft=draft)

    def toggle_suggestion(self) -> None:
        """Hide suggestions, or show them again."""
        self.suggestion_hidden = not self.suggestion_hidden
        if self.current is not None:
            self.current = self._asked(self.current.pick, self.current.draft)

    def upcoming(self, n: int) -> list[Item]:
        """Return the next items, loaded ahead."""
        wanted = [p.item_id for p in self.queue.peek(n)]
        self._load(wanted)
        return [self._items[i] for i in wanted if i in self._items]

    def turns(self) -> tuple[str, str]:
        """Return the texts before and after the item on the screen in its thread; empty where there are none.

        Turns of a thread stand one after the other in their file, as conversations are kept.
        """
        if self.current is None:
            return "", ""
        column, item = str(self._settings.get("thread")), self.current.item
        thread = item.meta.get(column, "") if column else ""
        beside = [item.id - 1, item.id + 1] if thread else []
        self._load(beside)
        texts = {i: o.text for i in beside if (o := self._items.get(i)) and o.meta.get(column) == thread}
        return texts.get(item.id - 1, ""), texts.get(item.id + 1, "")

    def seconds(self) -> float:
        """Return the active seconds on the item on screen."""
        if self.current is None:
            return 0.0
        item = self.current.item
        return seconds_spent(self._clock() - self._started, MODALITIES[item.modality].patience(item))

    def is_blind(self, pick: Pick) -> bool:
        """Tell whether this item never shows a suggestion, so that its answer stays independent."""
        return pick.blind or pick.reason == "random" or self.note_of(pick.item_id).gold is not None

    def pick_of(self, item_id: int) -> Pick:
        """Return why an item was picked, now or when it was answered; asked by a person when nothing else is known."""
        known = self._picks.get(item_id) or next((p for p in self.queue.all if p.item_id == item_id), None)
        if known is not None:
            return known
        answer = self.answer_of(item_id)
        return Pick(item_id, "asked", "person", 1.0) if answer is None else picked_then(item_id, answer.asked_by)

    def suggestion_of(self, item_id: int) -> Suggestion | None:
        """Return what the model says of an item, if it was asked."""
        return self._suggestions.get(item_id)

    def said_of(self, item_id: int) -> Suggestion | None:
        """Return the suggestion that an item is or will be shown with; on the screen it does not change."""
        if self.current is not None and self.current.item.id == item_id:
            return self.current.suggestion
        return self._suggestions.get(item_id)

    # -- taking in ----------------------------------------------------------------------------------------

    def take_picks(self, picks: Sequence[Pick], suggestions: dict[int, Suggestion], *, keep: int = 1) -> None:
        """Refill the queue behind the item on screen and the next ``keep``; a measurement under way goes on first."""
        measuring = [p for p in self.queue.peek(len(self.queue)) if p.strategy == MEASURING]
        self.queue.refill([*measuring, *picks], keep=keep, done=self.pool.done)
        self._suggestions.update(suggestions)

    def withdraw(self) -> None:
        """Suggest nothing any more, where no model is trusted now; what is on the screen stays."""
        self._suggestions.clear()

    def grow(self) -> None:
        """Take in the items that an import added, and those of them that came with an answer."""
        fresh = self._answered_by_import(after=self.pool.last_id)
        self._brought |= fresh
        self.pool.grow(self.reader.items.ids())
        self.pool.done |= fresh

    def count(self, item_id: int, answer: Answer | None) -> None:
        """Note that an item has this answer now, or none."""
        self.history.put(item_id, answer)
        if answer is None:
            if item_id not in self._brought:
                self.pool.done.discard(item_id)
            return
        self.pool.done.add(item_id)
        if answer.status == "skipped":
            self._skipped_here.add(item_id)

    def refresh(self, item_ids: Sequence[int]) -> None:
        """Read again what a change on these items left."""
        answers = self.reader.annotations.get_many(item_ids, self.annotator)
        for item_id in item_ids:
            before = self.history.get(item_id)
            if before is not None and item_id not in answers:  # taken back: the item is still asked for that reason
                self._picks.setdefault(item_id, picked_then(item_id, before.asked_by))
            self.count(item_id, answers[item_id].answer if item_id in answers else None)
            self._notes.pop(item_id, None)
        self.pool.done |= self.reader.annotations.excluded_among(item_ids)
        self.queue.drop([i for i in item_ids if i in self.pool.done])
        if self.current is not None and self.current.item.id in item_ids:
            self.current = self._asked(self.current.pick)

    def drop(self, item_ids: Sequence[int]) -> None:
        """Forget items that were erased, with all that is known of them; the guideline is read again."""
        self._items.clear()
        self._suggestions.clear()
        self._brought.difference_update(item_ids)
        self.refresh(item_ids)
        self.load_guideline()
        self.viewing = None if self.viewing in item_ids else self.viewing
        if self.current is not None and self.current.item.id in item_ids:
            self.current = None

    def answer_of(self, item_id: int) -> Answer | None:
        """Return the own answer to an item, also one that is not on the disk yet."""
        known = self.history.get(item_id)
        if known is not None or item_id not in self.pool.done:
            return known
        annotation = self.reader.annotations.get(item_id, self.annotator)
        return annotation.answer if annotation else None

    def note_of(self, item_id: int) -> Note:
        """Return flag, comment and gold of an item."""
        if item_id not in self._notes:
            halved(self._notes, LONGEST)
            self._notes[item_id] = self.reader.annotations.note(item_id, self.annotator)
        return self._notes[item_id]

    def set_note(self, item_id: int, note: Note) -> None:
        """Take over a changed note, as the newest: it may not be on the disk yet."""
        self._notes.pop(item_id, None)
        self._notes[item_id] = note
        if self.current is not None and self.current.item.id == item_id:
            self.current = replace(self.current, note=note)

    # -- inside -------------------------------------------------------------------------------------------

    def _asked(self, pick: Pick, draft: Draft | None = None) -> Asked | None:
        self._load([pick.item_id])
        item = self._items.get(pick.item_id)
        if item is None:
            return None
        halved(self._picks, LONGEST)
        self._picks[item.id] = pick
        answer = self.answer_of(item.id)
        return Asked(
            item,
            pick,
            self._suggestions.get(item.id),
            self._may_show(pick) and item.id in self._suggestions,
            draft if draft is not None else self.task.draft(answer.value if answer else None),
            self.note_of(item.id),
            answer,
        )

    def _load(self, item_ids: Sequence[int]) -> None:
        missing = [i for i in item_ids if i not in self._items]
        if len(self._items) + len(missing) > _CACHED_ITEMS:
            keep = {p.item_id for p in self.queue.peek(2 * AHEAD)} | set(item_ids)
            self._items = {i: item for i, item in self._items.items() if i in keep}
        if missing:
            self._items.update({item.id: item for item in self.reader.items.get_many(missing)})

    def fallback(self, n: int) -> list[Pick]:
        """Return up to ``n`` random picks, else the skipped ones, so that the queue is never empty too early."""
        ids = self.pool.sample(n, {p.item_id for p in self.queue.all})
        return self.drawn(ids) or self._again()

    def checks(self, n: int) -> list[Pick]:
        """Draw up to ``n`` random checks from all open items, to measure the model now."""
        here = {self.queue.current.item_id} if self.queue.current is not None else set()
        ids, open_count = self.pool.sample(n, here), max(1, self.pool.open_count - len(here))
        chance = min(1.0, len(ids) / open_count)
        return [Pick(i, "random", MEASURING, chance, model_version=self.model_version) for i in ids]

    def drawn(self, item_ids: Sequence[int]) -> list[Pick]:
        """Return picks of items that were drawn from the open ones without looking at them."""
        reason: ReasonKind = "fallback" if self.model_version else "first_look"
        chance = 1 / max(1, self.pool.open_count)
        return [Pick(i, reason, "random", chance, model_version=self.model_version) for i in item_ids]

    def _answered_by_import(self, after: int = 0) -> set[int]:
        return set(self.reader.annotations.done_ids(BROUGHT, after).tolist())

    def _skipped(self) -> set[int]:
        return set(self.reader.annotations.skipped_ids(self.annotator).tolist()) - self._skipped_here

    def _again(self) -> list[Pick]:
        return [Pick(i, "second_look", "skipped", 1.0) for i in sorted(self._skipped())]

    def _may_show(self, pick: Pick) -> bool:
        mode = str(self._settings.get("suggestions"))
        if mode in ("never", "after") or self.is_blind(pick):
            return False
        return self.suggestion_hidden == (mode == "on_request")
