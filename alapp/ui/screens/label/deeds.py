"""What each key of the Label screen does; the guard that keeps a late key from answering the next item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from alapp.domain.errors import AppError
from alapp.domain.guideline import Example
from alapp.session.desk import Asked
from alapp.session.guide import Guide, with_example
from alapp.session.keywords import put_alike_next
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.label.card import ItemCard
from alapp.ui.screens.label.painter import LabelPainter
from alapp.ui.screens.label.panel import SidePanel
from alapp.ui.screens.label.words import confidence_words, names, percent, tr
from alapp.ui.theme.theme import Theme

SHIFTED = 10
PICTURE = ("contrast", "flatter", "brighter", "darker", "grid", "plain")
"""What a picture can be shown with."""
EXAMPLE_LENGTH = 300
_NEVER = float("-inf")


class Stage(Protocol):
    """The Label screen, as far as its deeds know it."""

    session: Session
    host: Host
    theme: Theme
    card: ItemCard
    panel: SidePanel
    painter: LabelPainter

    @property
    def panel_overlays(self) -> bool:
        """Whether the panel lies over the item."""
        ...

    @property
    def item_only(self) -> bool:
        """Whether everything but item and answers is hidden."""
        ...

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        ...

    def toggle_item_only(self) -> None:
        """Show the item and its answers only."""
        ...

    def default_focus(self) -> QWidget:
        """Return the widget that has the focus by default."""
        ...


class Deeds:
    """The hands of the Label screen: every action of the table, by its id."""

    def __init__(self, screen: Stage, clock: Callable[[], float]) -> None:
        self._screen = screen
        self._session = screen.session
        self._card = screen.card
        self._area = screen.card.area
        self._clock = clock
        self._shown_at = _NEVER
        self.give: Callable[[str], object] | None = None
        """What a label key does where it does not answer: it labels a region."""
        self.table: Mapping[str, Callable[[], object]] = self._make_table()
        self._area.comment.entered.connect(lambda text, _shift: self._comment(text))
        self._area.comment.closed.connect(self._leave_entries)
        self._area.reasons.chosen.connect(self._skip)
        self._card.find_bar.typed.connect(self._find)
        self._card.find_bar.entered.connect(lambda _text, shift: self._find_step(-1 if shift else 1))
        self._card.find_bar.closed.connect(self.back)
        self._card.finder.chosen.connect(self._found)
        self._card.finder.closed.connect(self.back)

    def _make_table(self) -> Mapping[str, Callable[[], object]]:
        session = self._session
        return {
            "label.name": self.open_finder,
            "label.accept": self.accept,
            "label.commit": self.commit,
            "label.clear": lambda: self._say(session.clear_draft()),
            "label.skip": lambda: self._skip(""),
            "label.skip.reason": self._open_reasons,
            "label.retry": session.retry,
            "label.flag": self._flag,
            "label.comment": self._open_comment,
            "label.gold": lambda: self._say(session.mark_gold()),
            "label.example": self._add_example,
            "label.like": self._like,
            "label.undo": session.undo,
            "label.redo": session.redo,
            "undo": session.undo,
            "redo": session.redo,
            "label.earlier": lambda: self._say(session.earlier()),
            "label.later": lambda: self._say(session.later()),
            "label.page": lambda: self._page(1),
            "label.page.back": lambda: self._page(-1),
            "label.next.paragraph": lambda: self._card.view.step(1),
            "label.previous.paragraph": lambda: self._card.view.step(-1),
            "label.guideline": self.guideline,
            "label.why": self._why,
            "label.suggestion": lambda: self._say(session.toggle_suggestion()),
            "label.find": self._open_find,
            **{f"picture.{name}": partial(self._look, name) for name in PICTURE},
            "label.fit": lambda: self._say(self._card.view.command("fit")),
            "label.text.larger": lambda: self._resize(1),
            "label.text.smaller": lambda: self._resize(-1),
            "item.only": self._screen.toggle_item_only,
            "back": self.back,
        }

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run now, in words, or None."""
        session, asked = self._session, self._session.current
        if action_id.startswith("label.") and asked is None and action_id not in _WITHOUT_ITEM:
            return tr("There is no item to label.")
        if session.read_only and action_id in _WRITING:
            return tr("This project is open for reading only.")
        if action_id == "label.retry" and session.failure is None:
            return tr("Everything is saved.")
        if action_id == "label.accept" and asked is not None and not asked.show_suggestion:
            return tr("There is no suggestion here.")
        return None

    # -- the guard ----------------------------------------------------------------------------------------------

    def new_item(self, *, first: bool) -> None:
        """Another item stands on the screen from now on; what was opened for the one before is closed."""
        self._shown_at = _NEVER if first else self._clock()
        self._area.close_entries()
        self._card.find_bar.hide()
        self._card.finder.hide()
        self._screen.panel.all_rules = False

    def _too_soon(self) -> bool:
        """Whether a label key was meant for the item before."""
        guard = int(self._session.settings.get("key_guard_ms")) / 1000
        return self._clock() - self._shown_at < guard

    # -- answering ----------------------------------------------------------------------------------------------

    def digit(self, place: int, shifted: bool) -> bool:
        """Take a digit: a reason to skip while these are open, else the label at this place."""
        if not self._area.reasons.isHidden():
            self._area.reasons.press(place)
            return True
        at = place + (SHIFTED if shifted else 0)
        active = self._session.guideline.active
        if at < len(active):
            self._label_key(active[at].id)
        else:
            self._say(tr("There is no label {0}.").format(at + 1))
        return True

    def letter(self, letter: str) -> bool:
        """Take a letter that a label has as its own key."""
        label = next((c for c in self._session.guideline.active if c.key.upper() == letter), None)
        if label is not None:
            self._label_key(label.id)
        return label is not None

    def _label_key(self, label_id: str) -> None:
        if not self._too_soon():
            self.answer(label_id)

    def answer(self, label_id: str) -> None:
        """Give this label: it answers at once, changes the draft, or labels a region."""
        if self.give is not None:
            self.give(label_id)
            return
        asked = self._session.current
        self._say(self._session.press(label_id))
        self._tell_after(asked)

    def accept(self) -> None:
        """Take the suggestion; too soon after a new item it was meant for the one before."""
        if not self._too_soon():
            self._say(self._session.accept())

    def commit(self) -> None:
        """Hand in the draft; an empty one is said, so that it can be taken back."""
        if self._too_soon():
            return
        asked = self._session.current
        empty = asked is not None and not asked.draft
        words = self._session.commit()
        nothing = tr("Saved: nothing there. U takes it back.") if self.give else tr("Saved: no label. U takes it back.")
        self._say(words or (nothing if empty else ""))
        if words is None:
            self._tell_after(asked)

    def _tell_after(self, asked: Asked | None) -> None:
        """Where suggestions come after the answer, say what the model said of the item just answered."""
        session = self._session
        if asked is None or asked.suggestion is None or session.settings.get("suggestions") != "after":
            return
        if session.current is not None and session.current.item.id == asked.item.id:
            return
        said = asked.suggestion
        words = tr("Model {0} said: {1}, {2} ({3}).")
        sure = confidence_words(said.confidence), percent(said.confidence)
        self._say(words.format(said.model_version, names(said.labels, session.guideline), *sure))

    def _skip(self, reason: str) -> None:
        self._area.close_entries()
        self._say(self._session.skip(reason))

    def _flag(self) -> None:
        words = self._session.flag()
        asked = self._session.current
        flagged = asked is not None and asked.note.flagged
        self._say(words or (tr("Flagged.") if flagged else tr("The flag is taken away.")))

    def _comment(self, text: str) -> None:
        self._leave_entries()
        self._say(self._session.comment(text) or tr("Comment saved."))

    def _like(self) -> None:
        """Let the open items most like this one come next."""
        if self._session.current is not None:
            self._say(put_alike_next(self._session, self._session.current.item.id))

    def _add_example(self) -> None:
        """Add the item to the guideline, as an example of the label it has."""
        session, asked = self._session, self._session.current
        if asked is None or not asked.draft:
            self._say(tr("Label it first, then go back to it with [ and press Shift+G."))
            return
        guide = Guide.of(session)
        text = " ".join(asked.item.text.split())
        short = text if len(text) <= EXAMPLE_LENGTH else text[: EXAMPLE_LENGTH - 1] + "…"
        try:
            guide.save(with_example(guide.current, asked.draft[0], Example(short, True, asked.item.key)))
        except AppError as error:
            self._say(str(error))
            return
        self._say(tr("Added as an example of “{0}”.").format(names(asked.draft[:1], session.guideline)))

    # -- entries ------------------------------------------------------------------------------------------------

    def open_finder(self) -> None:
        """Open the list of all labels."""
        if self._session.current is not None and not self._session.read_only:
            self._card.place_finder()
            self._card.finder.open(self._session.guideline.active)

    def _found(self, label_id: str) -> None:
        self._card.finder.hide()
        self._focus_item()
        self.answer(label_id)

    def _open_reasons(self) -> None:
        if self._session.current is not None and not self._session.read_only:
            self._area.close_entries()
            self._area.open_reasons()

    def _open_comment(self) -> None:
        asked = self._session.current
        if asked is not None and not self._session.read_only:
            self._area.close_entries()
            self._area.open_comment(asked.note.comment)

    def _leave_entries(self) -> None:
        if self._area.close_entries():
            self._focus_item()

    def _open_find(self) -> None:
        if self._session.current is not None:
            self._card.find_bar.open(self._card.find_bar.field.text())

    def _find(self, typed: str) -> None:
        total = self._card.view.find_words(typed)
        which, total = self._card.view.find_step(1) if total else (0, 0)
        self._card.find_bar.show_hits(which, total)

    def _find_step(self, direction: int) -> None:
        self._card.find_bar.show_hits(*self._card.view.find_step(direction))

    def back(self) -> None:
        """Go one step back: close what is open, then what was marked, then the panel over the item."""
        for step in (self._close_finder, self._close_entries, self._close_find, self._close_panel, self._show_frame):
            if step():
                self._focus_item()
                return
        self._focus_item()

    def _close_finder(self) -> bool:
        was_open = not self._card.finder.isHidden()
        self._card.finder.hide()
        return was_open

    def _close_entries(self) -> bool:
        return self._area.close_entries()

    def _close_find(self) -> bool:
        was_open = not self._card.find_bar.isHidden()
        self._card.find_bar.hide()
        self._card.view.find_words("")
        return self._card.view.leave_mark() or was_open

    def _close_panel(self) -> bool:
        panel = self._screen.panel
        if panel.all_rules:
            panel.all_rules = False
            self._screen.painter.show_answers()
            return True
        if self._screen.panel_overlays and not panel.isHidden():
            self._screen.toggle_panel()
            return True
        return False

    def _show_frame(self) -> bool:
        was_alone = self._screen.item_only
        if was_alone:
            self._screen.host.run("item.only")
        return was_alone

    def _focus_item(self) -> None:
        self._screen.default_focus().setFocus()

    # -- looking ------------------------------------------------------------------------------------------------

    def _page(self, direction: int) -> None:
        if not self._card.view.page(direction):
            self._say(tr("This is the end.") if direction > 0 else tr("This is the beginning."))

    def guideline(self) -> None:
        """Show all rules in the panel; once more, open the Guidelines page."""
        panel = self._screen.panel
        if panel.all_rules and not panel.isHidden():
            self._screen.host.go("guidelines")
            return
        panel.all_rules = True
        if panel.isHidden():
            self._screen.toggle_panel()
        self._screen.painter.show_answers()

    def _why(self) -> None:
        panel = self._screen.panel
        if panel.isHidden():
            self._screen.toggle_panel()
        panel.toggle_why()

    def _look(self, name: str) -> None:
        self._say(self._card.view.command(name))

    def _resize(self, step: int) -> None:
        """Make the reading text larger or smaller; of other items, the picture or the time axis."""
        if self._card.view.modality != "text":
            self._say(self._card.view.command("larger" if step > 0 else "smaller"))
            return
        theme = self._screen.theme
        theme.set_reading_size(theme.reading_size + step)
        try:
            self._session.settings.set("reading_size", theme.reading_size)
        except OSError:
            self._say(tr("The text size could not be remembered: the settings file cannot be written."))

    def _say(self, words: str | None) -> None:
        if words:
            self._screen.host.status(words)


_WITHOUT_ITEM = {"label.undo", "label.redo", "label.earlier", "label.later", "label.retry"}
_WRITING = {
    "label.digit",
    "label.shift",
    "label.name",
    "label.accept",
    "label.commit",
    "label.clear",
    "label.skip",
    "label.skip.reason",
    "label.flag",
    "label.comment",
    "label.gold",
    "label.example",
    "label.like",
    "label.undo",
    "label.redo",
}
