"""The side panel of the Label screen: first lines for beginners, rules to tell labels apart, why this item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from alapp.domain.annotation import Pick
from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.hint import HintButton
from alapp.ui.screens.label.rules import LabelLines, RuleCard
from alapp.ui.screens.label.why import WhyBars, origin_words
from alapp.ui.screens.label.words import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Hairline, Notice, Surface
from alapp.ui.widgets.text import SafeLabel

WIDE, NARROW = 336, 296
_COACH = {
    "": "1  Read.\n2  Press the number that fits.\n3  U takes it back.",
    "span": "1  Arrows move, with Shift they mark.\n2  A number labels it.\n3  Enter goes on, U takes back.",
    "box": "1  Arrows move, B begins a box.\n2  A number labels it.\n3  Enter goes on, U takes back.",
    "segment": "1  Space plays, B begins a segment.\n2  A number ends and labels it.\n3  Enter goes on, U takes back.",
}
CARDS = 12


class SidePanel(Surface):
    """Beside the item; folds away with F9, lies over the item in narrow windows."""

    guideline_wanted = Signal()

    def __init__(self, theme: Theme, *, region: str = "") -> None:
        super().__init__(theme, "surface2", "left")
        self._region = region
        self.all_rules = False
        self.coach = self._make_coach()
        self._title = SafeLabel(theme, tr("Telling them apart"), "over", "ink3")
        self.rules_button = HintButton(theme, tr("all rules"), "G")
        self.rules_button.clicked.connect(self.guideline_wanted)
        self.cards = [RuleCard(theme)]
        self.lines = LabelLines(theme)
        self.bars = WhyBars(theme)
        self.origin = SafeLabel(theme, "", "small", "ink2", wrap=True)
        self.origin.hide()
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._cards_column = QVBoxLayout()
        self.scroller = self._make_scroller()
        self._fill()
        self.restyle()

    def _make_coach(self) -> Notice:
        lines = tr(_COACH[self._region])
        return Notice(self.theme, "info", tr("How it goes"), lines)

    def _make_scroller(self) -> QScrollArea:
        scroller = QScrollArea()
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(self._body)
        scroller.setAccessibleName(tr("Rules and why this one"))
        set_ring(scroller, "inside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroller)
        return scroller

    def _fill(self) -> None:
        self._column.addWidget(self.coach)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.rules_button)
        self._column.addLayout(head)
        self._cards_column.addWidget(self.cards[0])
        self._column.addLayout(self._cards_column)
        self._column.addWidget(self.lines)
        self._why_line = Hairline(self.theme)
        self._column.addWidget(self._why_line)
        self.why_title = SafeLabel(self.theme, tr("Why this one"), "over", "ink3")
        for widget in (self.why_title, self.bars, self.origin):
            self._column.addWidget(widget)
        self._column.addStretch(1)

    def put_first(self, widget: QWidget) -> None:
        """Put a widget above everything else, below the first lines for beginners."""
        self._column.insertWidget(1, widget)

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(px(16), px(16), px(16), px(16))
        self._column.setSpacing(px(12))
        self._cards_column.setSpacing(px(12))
        for card in self.cards:
            card.relay()
        self.bars.relay()

    def show_rules(self, rivals: Sequence[LabelClass], labels: Sequence[LabelClass]) -> None:
        """Show the rules of the labels to tell apart; without any, all labels in one line each."""
        shown = list(labels[:CARDS]) if self.all_rules else list(rivals)
        while len(self.cards) < len(shown):
            card = RuleCard(self.theme)
            self._cards_column.addWidget(card)
            self.cards.append(card)
        for card, label in zip(self.cards, [*shown, *[None] * len(self.cards)], strict=False):
            card.show_label(label)
        self._title.setText(tr("All rules") if self.all_rules else tr("Telling them apart") if shown else tr("Labels"))
        self.lines.setVisible(not shown)
        self.lines.show_labels(labels)

    def show_pick(self, pick: Pick | None) -> None:
        """Show why this item is on the screen."""
        self.bars.show_pick(pick)
        self.bars.setVisible(pick is not None and (bool(pick.parts) or pick.reason == "random"))
        self._show_why_title()
        self.origin.setText(origin_words(pick) if pick is not None else "")

    def _show_why_title(self) -> None:
        """A first look was chosen without a model: there are no parts to show."""
        shown = not (self.bars.isHidden() and self.origin.isHidden())
        self.why_title.setVisible(shown)
        self._why_line.setVisible(shown)

    def toggle_why(self) -> bool:
        """Show or hide where the pick comes from, and bring the bars into sight; True when shown."""
        shown = self.origin.isHidden()
        self.origin.setVisible(shown)
        self._show_why_title()
        if shown:
            self.scroller.ensureWidgetVisible(self.origin)
            self.scroller.ensureWidgetVisible(self.bars)
        return shown
