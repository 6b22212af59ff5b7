"""One person at work on one project: the hall through which window, terminal and API go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from alapp.domain.annotation import Answer, Note, Pick
from alapp.domain.change import Change, Op, Operation
from alapp.domain.errors import AppError
from alapp.domain.rights import may, refusal
from alapp.domain.words import plain, tr
from alapp.label_tasks.base import Draft
from alapp.session.advice import VERIFY
from alapp.session.backups import MANY
from alapp.session.desk import Asked
from alapp.session.measuring import said_of
from alapp.session.opened import OpenProject, midnight


class Session(OpenProject):
    """Everything a face can do with an open project. All methods are called on one thread (the screen's).

    Methods that may refuse return words for the status line, None when they did it.
    """

    _brought_back: Asked | None = None
    """The answer that could not be written and stands on the screen again."""

    # -- answering ------------------------------------------------------------------------------------------

    def press(self, label_id: str) -> str | None:
        """Give a label: answers at once or changes the draft."""
        return self._with_item(lambda asked: self._take(asked, self.task.apply(asked.draft, label_id)))

    def draw(self, draft: Draft) -> str | None:
        """Take over what was drawn on the item so far: the regions of a draft."""
        return self._with_item(lambda _: self._redraft(draft))

    def commit(self) -> str | None:
        """Hand in the draft; never takes a suggestion."""

        def hand_in(asked: Asked) -> str | None:
            if self.instant or not self.task.complete(asked.draft):
                return tr("Choose a label, or A for the suggestion.")
            return self._answer(asked, asked.draft)

        return self._with_item(hand_in)

    def accept(self) -> str | None:
        """Take the suggestion: answers at once, or puts it into the draft."""

        def take(asked: Asked) -> str | None:
            if asked.suggestion is None or not asked.show_suggestion or not asked.suggestion.labels:
                return tr("There is no suggestion here.")
            return self._take(asked, asked.suggestion.labels)

        return self._with_item(take)

    def answer_with(self, draft: Draft, seconds: float | None = None) -> str | None:
        """Answer the item on the screen outright; ``seconds`` it took, where a script knows better."""
        return self._with_item(lambda asked: self._answer(asked, draft, seconds))

    def clear_draft(self) -> str | None:
        """Take the draft away; on an earlier answer, take the answer away."""

        def clear(asked: Asked) -> str | None:
            if asked.answer is None:
                return self._redraft(())
            return self._hand_in(asked, Op.CLEAR, plain("clearing an answer"), None)

        return self._with_item(clear)

    def skip(self, reason: str = "") -> str | None:
        """Leave the item for later; it comes again when nothing else is left."""

        def leave(asked: Asked) -> str | None:
            seconds, version = self.desk.seconds(), self.guideline.version
            answer = Answer(None, "skipped", version, seconds, reason, asked.asked_by())
            return self._hand_in(asked, Op.SKIP, "skip", answer)

        return self._with_item(leave)

    def flag(self) -> str | None:
        """Set or take away the flag."""
        return self._note(Op.FLAG, "flagged", lambda note: not note.flagged, "flag")

    def comment(self, text: str) -> str | None:
        """Set the comment; an empty text takes it away."""
        return self._note(Op.COMMENT, "comment", lambda _: text.strip(), "comment")

    def mark_gold(self) -> str | None:
        """Make the own answer to the item on screen the agreed one, or take that back (lead)."""
        if not may(self.annotator, "gold"):
            return refusal(self.annotator, "gold").what
        answer = self.current.answer if self.current else None
        if answer is None or answer.value is None:
            return tr("Label it first, then go back to it with [ and mark it as gold.")
        return self._note(Op.GOLD, "gold", lambda note: None if note.gold else answer.value, "gold")

    def undo(self) -> None:
        """Take back the last operation, across items and across restarts; words come as a message."""
        self._turn(self.project.undo, self.project.next_undo, tr("Nothing to undo."))

    def redo(self) -> None:
        """Do again what was taken back last; words come as a message."""
        self._turn(self.project.redo, self.project.next_redo, tr("Nothing to do again."))

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        self.saver.retry()

    # -- walking --------------------------------------------------------------------------------------------

    def earlier(self) -> str | None:
        """Show the own answer before this one."""
        item_id = self.desk.history.earlier()
        if item_id is None:
            return tr("This is your first answer.")
        self.desk.view(item_id)
        self.tell("current")
        return None

    def later(self) -> str | None:
        """Show the own answer after this one, and at the end the open item again."""
        if self.desk.viewing is None:
            return tr("This is the newest item.")
        item_id = self.desk.history.later()
        if item_id is None:
            self.desk.show_front()
        else:
            self.desk.view(item_id)
        self.tell("current")
        return None

    def go_to(self, item_id: int) -> None:
        """Put this item on the screen (from Browse)."""
        if self.reader.annotations.get(item_id, self.annotator.code) is not None:
            self.desk.view(item_id)
        else:
            self.desk.bring(item_id)
            self.keep_place()
        self.tell("current")

    def queue_next(self, item_ids: Sequence[int]) -> None:
        """Let these open items come next, in this order."""
        wanted = [i for i in item_ids if i not in self.desk.pool.done]
        rest = self.desk.queue.peek(len(self.desk.queue))
        self.take_picks([*(Pick(i, "asked", "person", 1.0) for i in wanted), *rest], {}, keep=0)

    def measure_now(self, n: int = VERIFY, *, at_once: bool = False) -> str:
        """Let ``n`` random checks come next, so that the accuracy is known more closely; return words for the status.

        ``at_once`` puts the first of them on the screen, for which nothing that is being answered must stand there.
        What the model says of each goes along, unseen, so that it counts as told before the answer.
        """
        if refusal := self._refusal():
            return refusal
        checks = self.desk.checks(n)
        if not checks:
            return tr("No item is left to check.")
        rest = self.desk.queue.peek(len(self.desk.queue))
        model = None if self.task.multi else self.trainer.predictions  # which tells of one label an item only
        said = said_of(model, self.training.version, [p.item_id for p in checks])
        self.take_picks([*checks, *rest], said, keep=0)
        if at_once and self.desk.viewing is None:
            self.desk.bring(checks[0].item_id)
            self.keep_place()
            self.tell("current")
        return tr("{count} random checks come next.", count=len(checks))

    def toggle_suggestion(self) -> str | None:
        """Hide or show suggestions; blind items never show theirs."""
        self.desk.toggle_suggestion()
        self.tell("draft")
        if self.current is not None and self.desk.is_blind(self.current.pick):
            return tr("Shown without suggestion, so your answer stays independent.")
        return None

    def train_now(self) -> None:
        """Start a training, or once more when one is under way."""
        self.trainer.start()

    def cancel_training(self) -> None:
        """Stop the training under way; the order stays as it is."""
        self.trainer.cancel()

    # -- any items ---------------------------------------------------------------------------------------

    def record(self, op: Op, changes: Sequence[Change], words: str, then: Callable[[], None] | None = None) -> None:
        """Write an operation that touches any items (bulk changes); one undo takes it back."""
        code = self.annotator.code
        if len(changes) > MANY:
            self.backups.before("bulk")

        def saved(operation: Operation | None) -> None:
            self._refresh(operation.item_ids if operation else ())
            if then is not None:
                then()

        self._write(lambda: self.project.record(op, changes, code, words), saved)

    # -- inside ---------------------------------------------------------------------------------------------

    def _refusal(self) -> str | None:
        if self.read_only:
            return tr("This project is open for reading only.")
        return tr("Labeling waits until the last answer is saved.") if self.failure is not None else None

    def _with_item(self, do: Callable[[Asked], str | None]) -> str | None:
        """Do something with the item on the screen, or say why it cannot be done."""
        asked = self.current
        if asked is None:
            return tr("There is no item to answer.")
        return self._refusal() or do(asked)

    def _take(self, asked: Asked, draft: Draft) -> str | None:
        return self._answer(asked, draft) if self.instant else self._redraft(draft)

    def _redraft(self, draft: Draft) -> str | None:
        self.desk.redraft(draft)
        self.tell("draft")
        return None

    def _answer(self, asked: Asked, draft: Draft, seconds: float | None = None) -> str | None:
        value, version = self.task.value(draft), self.guideline.version
        spent = self.desk.seconds() if seconds is None else seconds
        answer = Answer(value, "answered", version, spent, "", asked.asked_by())
        return self._hand_in(asked, Op.ANNOTATE, self._words_of(draft), answer)

    def _words_of(self, draft: Draft) -> str:
        """Return what Undo will say of an answer."""
        if self.task.region:
            return f"{len(draft)} {self.task.words.lower()}" if len(draft) != 1 else f"1 {self.task.region}"
        names = ", ".join(c.name if (c := self.guideline.by_id(i)) else i for i in self.task.labels(draft))
        return f"“{names}”" if names else plain("“none of these”")

    def _hand_in(self, asked: Asked, op: Op, words: str, answer: Answer | None) -> str | None:
        """Take an answer: the next item is shown at once, the write is acknowledged later."""
        desk, code = self.desk, self.annotator.code
        desk.count(asked.item.id, answer)
        self.show_next() if desk.viewing is None else desk.show_front()
        self.tell("current")
        change = Change(asked.item.id, "answer", answer)
        position = desk.queue.current.item_id if desk.queue.current else None
        self._write(
            lambda: self.project.record(op, [change], code, words, position=position),
            lambda _: self._handed_in(asked, answer),
            lambda: self._bring_back(asked, answer),
        )
        return None

    def _write(
        self,
        work: Callable[[], Operation | None],
        saved: Callable[[Operation | None], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """Hand a change to the writer; one that can never be stored is told at once, a full disk stops the line."""

        def on_failed(error: AppError) -> None:
            failed()
            if self.saver.refused is not None:
                self.say(str(error))

        self.saver.put(work, saved, on_failed)

    def _handed_in(self, asked: Asked, answer: Answer | None) -> None:
        """The answer is on disk."""
        if self._brought_back is asked:
            self._brought_back = None
            self.desk.count(asked.item.id, answer)
            self.show_next()
            self.tell("current")
        self._count_pace(asked.answer, answer)
        self.tell("answers", items=[asked.item.id])
        self.trainer.notice()

    def _bring_back(self, asked: Asked, answer: Answer | None) -> None:
        """The answer could not be written: show its item again with the answer still entered."""
        self._brought_back = asked
        self.desk.count(asked.item.id, asked.answer)
        self.desk.bring(asked.item.id)
        self.desk.redraft(self.task.draft(answer.value if answer else None))
        self.tell("current")

    def _note(self, op: Op, name: Any, new: Callable[[Note], Any], words: str) -> str | None:
        return self._with_item(
            lambda asked: self._set_note(asked, op, Change(asked.item.id, name, new(asked.note)), words)
        )

    def _set_note(self, asked: Asked, op: Op, change: Change, words: str) -> str | None:
        item_id, old, code = asked.item.id, asked.note, self.annotator.code
        self.desk.set_note(item_id, replace(old, **{change.field: change.new}))
        self.tell("notes", items=[item_id])
        self._write(
            lambda: self.project.record(op, [change], code, words),
            lambda _: self._put_note(change),
            lambda: self._put_note(replace(change, new=getattr(old, change.field))),
        )
        return None

    def _put_note(self, change: Change) -> None:
        """Show what of a note is on the disk now; a write that failed at first comes through later."""
        item_id = change.item_id
        self.desk.set_note(item_id, replace(self.desk.note_of(item_id), **{change.field: change.new}))
        self.tell("notes", items=[item_id])

    def _turn(
        self, turn: Callable[..., Operation | None], find: Callable[[str], Operation | None], nothing: str
    ) -> None:
        if refusal := self._refusal():
            self.say(refusal)
            return
        code = self.annotator.code

        def work() -> Operation | None:
            """Turn, and keep in the same transaction which item that brings to the screen."""
            target = find(code)
            one = target.item_ids[0] if target is not None and len(target.item_ids) == 1 else None
            return turn(code, position=one)

        def turned(operation: Operation | None) -> None:
            if operation is None:
                self.say(nothing)
                return
            self._refresh(operation.item_ids)
            self._show_turned(operation)

        self._write(work, turned)

    def _show_turned(self, operation: Operation) -> None:
        """After undo or redo, show the one item it was about, ready to be answered again."""
        desk = self.desk
        here = desk.queue.current.item_id if desk.queue.current else None
        if len(operation.item_ids) == 1 and operation.item_ids[0] not in desk.pool.done:
            desk.bring(operation.item_ids[0])
        elif here is None or here in desk.pool.done:
            self.show_next()
        else:
            desk.show_front()
        self.keep_place()
        self.tell("current")

    def _count_pace(self, before: Answer | None, answer: Answer | None) -> None:
        """Count a new answer, or count again when one was taken away or turned into a skip."""
        was, now = (a is not None and a.status == "answered" for a in (before, answer))
        if now and not was:
            self.pace.add(answer.seconds if answer else 0.0)
        elif was and not now:
            self._recount()

    def _recount(self) -> None:
        own, code = self.reader.annotations, self.annotator.code
        self.pace.recount(own.count_answered(code), own.today(code, midnight()))

    def _refresh(self, item_ids: Sequence[int]) -> None:
        """Read again what an operation on these items left."""
        self.desk.refresh(item_ids)
        self._recount()
        self.tell("answers", "notes", items=item_ids)
        self.trainer.notice()
