"""The stop advice on the Label page: shown between two items, once, when all its conditions hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from alapp.domain.errors import AppError
from alapp.session.advice import CHECKS, NEXT, Advice
from alapp.session.gap import queue_label
from alapp.session.insight import Figures, Insight
from alapp.session.model_versions import freeze
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.insights import advice_words as words
from alapp.ui.screens.insights import words as insights_words
from alapp.ui.screens.insights.advice_words import tr
from alapp.ui.screens.insights.quality import curve_values
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Icon, Notice
from alapp.ui.widgets.curve_chart import CurveChart
from alapp.ui.widgets.text import SafeLabel

WIDTH, CURVE_HEIGHT = 980, 236
LATER = 50
"""Labels after which the advice comes again when it was put off."""
_FLAT_MODELS = 5
_KINDS = ("primary", "plain", "plain")


class StopAdvice(QScrollArea):
    """The card; ``due`` says that it waits for the end of the present item, ``left`` that labeling goes on."""

    left = Signal()

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.insight = Insight.of(session)
        self._figures: Figures | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_ring(self, "none")
        self._build()
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def _fit(self) -> None:
        """Keep the sizes of the mock-up at any text size, so that the choices stay in sight."""
        self.curve.setFixedHeight(self.theme.px(CURVE_HEIGHT))
        self.card.setMaximumWidth(self.theme.px(WIDTH))
        for _, value in self._facts:
            value.setMinimumHeight(self.theme.px(CURVE_HEIGHT) // 8)

    def _build(self) -> None:
        theme = self.theme
        self.verdict = SafeLabel(theme, words.verdict(), role="display", weight=600, wrap=True)
        self.sentence = SafeLabel(theme, "", role="lead", colour="ink2", wrap=True)
        self.curve = CurveChart(theme, tr("Learning curve"), tr("labels"))
        self.gap = SafeLabel(theme, "", wrap=True)
        self.fill = Button(theme, tr("Queue them"), "4")
        self.fill.clicked.connect(self.queue)
        self.buttons = tuple(Button(theme, "", key, kind) for key, kind in zip("123", _KINDS, strict=True))
        self.means = tuple(SafeLabel(theme, "", role="small", colour="ink2", wrap=True) for _ in self.buttons)
        self._facts = [(SafeLabel(theme, "", colour="ink2"), SafeLabel(theme, "", weight=600)) for _ in range(6)]
        card = self.card = Card(theme, 24, spacing=12)
        head = QHBoxLayout()
        head.addWidget(Icon(theme, "check", "ok"))
        head.addWidget(SafeLabel(theme, tr("Enough labels"), colour="ok", weight=600), 1)
        card.body.addLayout(head)
        card.body.addWidget(self.verdict)
        card.body.addWidget(self.sentence)
        card.body.addLayout(self._middle())
        card.body.addLayout(self._foot())
        card.body.addWidget(self._remainder())
        self._page = QWidget()
        row = QVBoxLayout(self._page)
        row.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(card, 20)
        line.addStretch(1)
        row.addLayout(line)
        row.addStretch(1)
        self.setWidget(self._page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the height that its wrapped words need at this width, and no more."""
        super().resizeEvent(event)
        self._fit_page()

    def _fit_page(self) -> None:
        layout, view = self._page.layout(), self.viewport()
        if layout is not None:
            self._page.setFixedHeight(max(view.height(), layout.heightForWidth(view.width())))

    def _middle(self) -> QHBoxLayout:
        theme, row, grid = self.theme, QHBoxLayout(), QGridLayout()
        row.setSpacing(theme.px(32))
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        left.addWidget(SafeLabel(theme, tr("Learning curve, accuracy on random checks, 95 % band"), weight=600))
        left.addWidget(self.curve)
        grid.addWidget(SafeLabel(theme, tr("What this rests on"), role="caption", colour="ink3"), 0, 0, 1, 2)
        for i, (name, value) in enumerate(self._facts, 1):
            grid.addWidget(name, i, 0)
            grid.addWidget(value, i, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        row.addLayout(left, 5)
        row.addLayout(grid, 4)
        return row

    def _foot(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(12))
        grid.setVerticalSpacing(self.theme.px(4))
        for i, (button, means) in enumerate(zip(self.buttons, self.means, strict=True)):
            grid.addWidget(button, 0, i)
            grid.addWidget(means, 1, i, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(i, 1)
            button.clicked.connect(lambda _=False, i=i: self.press(i))
        return grid

    def _remainder(self) -> QWidget:
        """The weakest label, and what can be done for it."""
        self.remainder = Notice(self.theme, "warn")
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(Icon(self.theme, "warn", "warn"))
        row.addWidget(self.gap, 1)
        row.addWidget(self.fill)
        self.remainder.body.addLayout(row)
        side, above = self.theme.px(12), self.theme.px(8)
        self.remainder.body.setContentsMargins(side + 3, above, side, above)
        return self.remainder

    # -- when

    def consider(self) -> None:
        """Look, off the screen's thread, whether the advice holds with the newest model."""
        if not self.session.read_only and self.session.pace.answered >= CHECKS:
            self.insight.ask(self._take)

    def _take(self) -> None:
        if isValid(self):
            self._figures = self.insight.figures

    @property
    def due(self) -> bool:
        """Whether it is to be shown before the next item."""
        figures = self._figures
        if figures is None or not figures.outlook.advice.enough or self.is_open:
            return False
        return figures.outlook.advice.labels >= int(self.session.settings.get("advice_after"))

    @property
    def is_open(self) -> bool:
        """Whether it stands on the page."""
        return not self.isHidden()

    def open(self) -> None:
        """Show it."""
        assert self._figures is not None
        self._show(self._figures)
        self.show()
        self._fit_page()
        self.setFocus()

    def _show(self, figures: Figures) -> None:
        o, outlook = figures.overview, figures.outlook
        advice = outlook.advice
        self.sentence.setText(words.sentence(advice))
        for (name, value), (said, found) in zip(self._facts, words.facts(advice), strict=True):
            name.setText(said)
            value.setText(found)
        given = words.choices(advice, o.model_version)
        for button, means, choice in zip(self.buttons, self.means, given, strict=True):
            button.setText(choice.words)
            means.setText(choice.means)
        gap = words.gap(advice, o.guideline)
        self.gap.setText(gap)
        self.remainder.setVisible(bool(gap))
        flat = (o.curve[-min(_FLAT_MODELS, len(o.curve))].labels, o.curve[-1].labels, tr("flat"))
        self.curve.set_curve(curve_values(o.curve), insights_words.curve(o), None, curve_values(outlook.course), flat)
        self.setAccessibleName(f"{words.verdict()} {words.sentence(advice)}")

    # -- what a hand can do

    def press(self, place: int) -> bool:
        """Take one of the choices."""
        deeds = (self.finish, self.verify, self.keep_labeling, self.queue)
        if place < self.choices:
            deeds[place]()
        return True

    @property
    def choices(self) -> int:
        """How many choices there are; the fourth stands there while a label is weak."""
        return len(self.buttons) + (self._advice.weakest is not None)

    @property
    def table(self) -> Mapping[str, Callable[[], object]]:
        """What runs for each action while it is open."""
        return {"label.commit": self.finish, "back": self.later}

    def finish(self) -> None:
        """Freeze the newest model and go to the export; nothing else changes."""
        version = self.session.training.version
        self._leave(NEXT)
        freeze(self.session, version, lambda *_: self._frozen(version), self._not_frozen)
        self.host.run("export")

    def _frozen(self, version: int) -> None:
        self.host.status(tr("Model {0} is frozen.").format(version))

    def _not_frozen(self, error: AppError) -> None:
        self.host.banner(error)

    def verify(self) -> None:
        """Let random checks come next, and ask again when they are answered."""
        said = self.session.measure_now(at_once=True)
        self._leave(LATER)
        self.host.status(said)

    def queue(self) -> None:
        """Let items that the model gives the weakest label come next, and ask again when they are answered."""
        weakest = self._advice.weakest
        if weakest is not None:
            said = queue_label(self.session, weakest.label_id)
            self._leave(LATER)
            self.host.status(said)

    def keep_labeling(self) -> None:
        """Go on, and ask again after 200 labels."""
        self._leave(NEXT)

    def later(self) -> None:
        """Close it; it comes again soon."""
        self._leave(LATER)

    @property
    def _advice(self) -> Advice:
        assert self._figures is not None
        return self._figures.outlook.advice

    def _leave(self, after: int) -> None:
        self.session.settings.set("advice_after", self._advice.labels + after)
        if self.session.desk.viewing is None:
            self.session.desk.show_front()  # the time on the item counts from here
        self.hide()
        self.left.emit()
