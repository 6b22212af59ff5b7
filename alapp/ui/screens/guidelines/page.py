"""Guidelines: the labels with their rules and examples, to read and to edit; every save is a version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from alapp.domain.change import Changes
from alapp.domain.errors import AppError
from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.guide import Guide, blank_label, moved, with_retired
from alapp.session.insight import STALE, Insight
from alapp.session.session import Session
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.guidelines.editor import LabelEditor, ProjectEditor
from alapp.ui.screens.guidelines.list import PROJECT, GuideList
from alapp.ui.screens.guidelines.panel import GuidePanel
from alapp.ui.screens.guidelines.reader import Reader
from alapp.ui.screens.guidelines.words import tr
from alapp.ui.theme.theme import Theme

_READING, _LIST, _PANEL, _PANEL_NARROW = 680, 284, 336, 296
_LEAST_READING, _LIST_SHARE = 480, 0.36
_NARROW_WINDOW = 1360 - 72  # the page is the window less the rail


class GuidelinesScreen(Screen):
    """The label list, one label to read or edit, its use and the history of all versions."""

    context = "guidelines"

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__(theme, session, host)
        self.guide = Guide.of(session)
        self.insight = Insight.of(session)
        self.list = GuideList(theme)
        self.reader = Reader(theme)
        self.label_editor = LabelEditor(theme)
        self.project_editor = ProjectEditor(theme)
        self.panel = GuidePanel(theme)
        self._parts: tuple[QWidget, ...] = (self.reader, self.label_editor, self.project_editor)
        self._part: QWidget = self.reader
        self._panel_wanted: bool | None = None
        self._build()
        self._connect()
        self._restyle()
        self.list.show_guideline(self.guide.current, self._first_label())

    def _build(self) -> None:
        self._scroll, page = QScrollArea(), QWidget()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self._column = QVBoxLayout(page)
        for part in self._parts:
            self._column.addWidget(part, 1)
            part.setVisible(part is self._part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._scroll, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.theme.changed.connect(self._restyle)
        self.list.chosen.connect(self._on_chosen)
        self.list.new_wanted.connect(self.new_label)
        self.reader.edit_wanted.connect(self.edit)
        self.panel.restore_wanted.connect(self.restore)
        for editor in (self.label_editor, self.project_editor):
            editor.done.connect(self.finish)
            editor.given_up.connect(self.discard)

    def _restyle(self) -> None:
        px = self.theme.px
        self._column.setContentsMargins(px(32), px(24), px(32), px(24))
        for part in self._parts:
            part.setMaximumWidth(px(_READING))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each pane its width; where the text would have too little, the panel folds away until F9."""
        px, width = self.theme.px, self.width()
        of_list = min(px(_LIST), round(width * _LIST_SHARE))
        of_panel = px(_PANEL if width >= _NARROW_WINDOW else _PANEL_NARROW)
        self.list.setFixedWidth(of_list)
        self.panel.setFixedWidth(of_panel)
        roomy = width - of_list - of_panel >= px(_LEAST_READING)
        self.panel.setVisible(roomy if self._panel_wanted is None else self._panel_wanted)
        self.list.setVisible(roomy or self.panel.isHidden())

    # -- what is shown

    @property
    def editing(self) -> bool:
        """Whether a label or the project's words are being edited."""
        return self._part is not self.reader

    @property
    def chosen(self) -> LabelClass | None:
        """The label shown; None for the project's words."""
        return self.guide.current.by_id(self.list.current)

    def _first_label(self) -> str:
        active = self.guide.current.active
        return active[0].id if active else PROJECT

    def _on_chosen(self) -> None:
        if not self.editing:
            self._show()
            return
        wanted, edited = self.list.current, self.label_editor.label_id
        self.list.choose(wanted if self.finish() else edited)

    def _show(self) -> None:
        """Show the chosen row to read."""
        guideline, label_class = self.guide.current, self.chosen
        editable = not self.guide.read_only
        figures = self.insight.figures
        use = figures.uses.get(label_class.id) if figures and label_class else None
        if label_class is None:
            self.reader.show_project(guideline, editable)
        else:
            self.reader.show_label(guideline, label_class, use, editable)
        self.panel.show_use(use)
        self._turn_to(self.reader)
        self._scroll.verticalScrollBar().setValue(0)

    def _turn_to(self, part: QWidget) -> None:
        self._part = part
        for other in self._parts:
            other.setVisible(other is part)

    def _counted(self) -> None:
        if not isValid(self):  # the project was closed meanwhile
            return
        if self.insight.figures is not None:
            self.list.model.uses = self.insight.figures.uses
            self.list.view.viewport().update()
        if not self.editing:
            self._show()

    # -- editing

    def edit(self) -> None:
        """Edit what is shown."""
        if self._refused():
            return
        label_class = self.chosen
        if label_class is None:
            self.project_editor.begin(self.guide.current)
            self._open(self.project_editor, self.project_editor.question)
        else:
            self.label_editor.begin(self.guide.current, label_class)
            self._open(self.label_editor, self.label_editor.name)

    def new_label(self) -> None:
        """Begin a new label."""
        if self._refused() or (self.editing and not self.finish()):
            return
        self.label_editor.begin(self.guide.current, blank_label(self.guide.current))
        self._open(self.label_editor, self.label_editor.name)

    def add_example(self) -> None:
        """Edit what is shown, at its new example."""
        if self._refused():
            return
        if self.chosen is None:
            self.host.status(tr("Choose a label first."))
            return
        self.edit()
        self.label_editor.examples.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, editor: QWidget, field: QWidget) -> None:
        self._turn_to(editor)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.host.refresh_status()

    def finish(self) -> bool:
        """Save what was typed and read again; False when it cannot be saved, then everything stays as typed."""
        editor = self._part
        if not isinstance(editor, (LabelEditor, ProjectEditor)):
            return True
        chosen = self.list.current
        if isinstance(editor, LabelEditor):
            if self.guide.current.by_id(editor.label_id) is None and editor.untouched:
                self.discard()
                return True
            chosen = editor.label_id
        try:
            saved = self._save(editor.apply(self.guide.current))
        except AppError as error:
            editor.show_problem(error)
            return False
        self._leave(chosen)
        if saved:
            self.host.status(tr("Saved as version {0}. Answers keep theirs.").format(self.guide.current.version))
        return True

    def discard(self) -> None:
        """Give up what was typed."""
        self._leave(self.list.current)

    def _leave(self, chosen: str) -> None:
        self._turn_to(self.reader)
        self.list.show_guideline(self.guide.current, chosen)
        self._show()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.host.refresh_status()

    def move_label(self, steps: int) -> None:
        """Move the chosen label in the order of answers and digits."""
        label_class = self.chosen
        if label_class is None or label_class.retired or self._refused():
            return
        self._save_or_say(moved(self.guide.current, label_class.id, steps), label_class.id)

    def retire(self) -> None:
        """Retire the chosen label or bring it back; its answers stay."""
        label_class = self.chosen
        if label_class is None or self._refused():
            return
        if self._save_or_say(with_retired(self.guide.current, label_class.id, not label_class.retired), label_class.id):
            said = (
                tr("“{0}” is back.")
                if label_class.retired
                else tr("“{0}” is retired; its answers stay. ") + tr("Delete brings it back.")
            )
            self.host.status(said.format(label_class.name))

    def restore(self, version: int) -> None:
        """Make an old version the newest one."""
        try:
            self.guide.restore(version, self.host.banner)
        except AppError as error:
            self.host.banner(error)

    def _save_or_say(self, guideline: Guideline, chosen: str) -> bool:
        try:
            saved = self._save(guideline)
        except AppError as error:
            self.host.status(str(error))
            return False
        self.list.show_guideline(self.guide.current, chosen)
        self._show()
        return saved

    def _save(self, guideline: Guideline) -> bool:
        return self.guide.save(guideline, failed=self._failed)

    def _failed(self, error: AppError) -> None:
        self.host.banner(error)
        if isValid(self):
            self._refresh()

    def _refused(self) -> bool:
        if self.guide.read_only:
            self.host.status(tr("This project is open for reading only."))
        return self.guide.read_only

    # -- the window's questions

    def activate(self) -> None:
        """Count the use of the labels, if anything changed."""
        self._refresh()
        self.insight.ask(self._counted)

    def deactivate(self) -> None:
        """Save what was typed; what cannot be saved waits in the form."""
        self.finish()

    def kept(self) -> Mapping[str, Any]:
        """Return what was typed into the open form."""
        editor = self._part
        return editor.kept() if isinstance(editor, (LabelEditor, ProjectEditor)) else {}

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Open the form again with what was typed, unless leaving the page has saved it."""
        editor = self.label_editor if "label" in kept else self.project_editor
        if self.guide.read_only:
            return
        with suppress(TypeError, ValueError, KeyError):  # values of another version are left out
            editor.take_kept(self.guide.current, kept)
            if self._differs(editor):
                self.list.choose(str(kept.get("label", PROJECT)))
                self._open(editor, editor.name if isinstance(editor, LabelEditor) else editor.question)

    def _differs(self, editor: LabelEditor | ProjectEditor) -> bool:
        try:
            return editor.apply(self.guide.current) != self.guide.current
        except AppError as error:
            editor.show_problem(error)
            return True

    def on_change(self, changes: Changes) -> None:
        """Show a new version, and new counts while someone looks."""
        self.insight.notice(changes)
        if "guideline" in changes.kinds:
            self._refresh()
        if changes.kinds & STALE and self.isVisible() and not self.insight.counting:
            self.insight.ask(self._counted)

    def _show_history(self, history: Sequence[Guideline]) -> None:
        if isValid(self):
            self.panel.show_history(history, read_only=self.guide.read_only)

    def _refresh(self) -> None:
        self.guide.ask_history(self._show_history)
        if not self.editing:
            self.list.show_guideline(self.guide.current, self.list.current)
            self._show()

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands of this page."""
        return {
            "guide.next": lambda: self.list.step(1),
            "guide.previous": lambda: self.list.step(-1),
            "guide.edit": self.edit,
            "guide.find": self.list.search.setFocus,
            "guide.new": self.new_label,
            "guide.up": lambda: self.move_label(-1),
            "guide.down": lambda: self.move_label(1),
            "guide.example": self.add_example,
            "guide.retire": self.retire,
            **({"back": self.back} if self._has_focus else {}),
        }

    @property
    def _has_focus(self) -> bool:
        """Whether focus is here and not in something that lies over the page."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def reason(self, action_id: str) -> str | None:
        """Say what a command waits for."""
        if action_id.startswith("guide.") and action_id not in ("guide.next", "guide.previous", "guide.find"):
            if self.guide.read_only:
                return tr("This project is open for reading only.")
            if self.chosen is None and action_id not in ("guide.edit", "guide.new"):
                return tr("Choose a label first.")
        return None

    def back(self) -> None:
        """Take one step back: out of editing, else to the item."""
        if self.editing:
            self.finish()
        else:
            self.host.go("label")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc in a field save, as Esc does everywhere in editing."""
        if event.key() == Qt.Key.Key_Escape and self.editing:
            self.finish()
            return
        super().keyPressEvent(event)

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Show the label that this digit gives."""
        active, at = self.guide.current.active, place + 10 * shifted
        if self.editing or at >= len(active):
            return False
        self.list.choose(active[at].id)
        return True

    def press_letter(self, letter: str) -> bool:
        """Show the label that has this letter."""
        found = next((c for c in self.guide.current.active if c.key.upper() == letter), None)
        if found is None or self.editing:
            return False
        self.list.choose(found.id)
        return True

    def default_focus(self) -> QWidget:
        """Return the list, or the form that waits."""
        return self._part if self.editing else self.list.view

    def panes(self) -> Sequence[QWidget]:
        """Return list, text, panel."""
        return (self.list.view, self._part, self.panel)

    def toggle_panel(self) -> None:
        """Show or hide the panel; where there is no room for both it takes the place of the list."""
        self._panel_wanted = self.panel.isHidden()
        self._fit()
