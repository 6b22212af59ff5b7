"""What goes into an export, one line a choice."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alapp.domain.exchange import ExportPlan
from alapp.domain.guideline import Guideline
from alapp.session import policy
from alapp.session.exchange import ExportSample
from alapp.ui.screens.data.seal import SealPart
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Segmented
from alapp.ui.widgets.card import Card, Surface
from alapp.ui.widgets.fields import CheckBox
from alapp.ui.widgets.text import SafeLabel

WORDS_WIDTH, LEAST_WIDTH = 280, 640


class OptionsCard(Card):
    """Choices of an export; ``changed`` after any of them."""

    changed = Signal()

    def __init__(self, theme: Theme, guideline: Guideline) -> None:
        super().__init__(theme, 0, spacing=0)
        self.body.setContentsMargins(theme.px(16), 1, theme.px(16), 1)
        nouns = guideline.noun_plural
        whose = (("everyone", self.tr("Everyone’s")), ("mine", self.tr("Mine")))
        self.whose = Segmented(theme, whose, name=self.tr("Whose answers"))
        self.whose.chosen.connect(lambda _: self.changed.emit())
        self._rows: list[QWidget] = []
        self._labels: list[SafeLabel] = []
        self._details: dict[CheckBox, str] = {}
        self._narrow = False
        self._add(self.tr("Answers"), self.whose)
        self.provenance = self._tick(
            self.tr("Who answered, when, how long"), self.tr("codes only, no names; model, strategy, chance"), on=True
        )
        self.notes = self._tick(self.tr("Comments and flags"), "", on=True)
        self.skipped = self._tick(self.tr("Skipped {0}").format(nouns), self.tr("with the reason"), on=False)
        self.unlabeled = self._tick(self.tr("Unlabeled {0}").format(nouns), self.tr("text without a label"), on=False)
        self.guard = self._tick(
            self.tr("Safe for spreadsheets"), self.tr("cells that look like formulas get an apostrophe"), on=True
        )
        self._guard_row = self._rows[-1]
        self.sealed = self._tick(self.tr("Encrypted archive"), self.tr("opens with a password only"), on=False)
        self.seal = SealPart(theme)
        self.body.addWidget(self.seal)
        self.sealed.toggled.connect(self.seal.show_wanted)
        if policy.current().rules.encrypted_exports_only:
            said = self.tr("encrypted only: set by your administrator")
            self._details[self.sealed] = said
            self.sealed.setAccessibleDescription(said)
            self.sealed.setChecked(True)
            self.sealed.setEnabled(False)
            self._show_detail(self.sealed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the details where there is no room for them."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(LEAST_WIDTH)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for label in self._labels:
            label.setMinimumWidth(0 if narrow else self.theme.px(WORDS_WIDTH))
        for box in self._details:
            self._show_detail(box)

    def minimumSizeHint(self) -> QSize:
        """Return the least width: the words and their ticks."""
        widest = max(label.sizeHint().width() for label in self._labels)
        return QSize(widest + self.theme.px(160), super().minimumSizeHint().height())

    def _show_detail(self, box: CheckBox) -> None:
        box.setText("" if self._narrow else self._details[box])
        box.updateGeometry()

    def plan(self, path: str, form: str, annotator: str) -> ExportPlan:
        """Return the export as chosen."""
        return ExportPlan(
            path=path,
            format=form,
            annotator=annotator if self.whose.current == "mine" else "",
            provenance=self.provenance.isChecked(),
            notes=self.notes.isChecked(),
            skipped=self.skipped.isChecked(),
            unlabeled=self.unlabeled.isChecked(),
            guard_formulas=self.guard.isChecked(),
        )

    @property
    def password(self) -> str:
        """What the archive is encrypted under; empty for plain files."""
        return self.seal.password.text() if self.sealed.isChecked() else ""

    def show_format(self, form: str) -> None:
        """Show only what applies to a format."""
        self._guard_row.setVisible(form == "csv")

    def show_sample(self, sample: ExportSample) -> None:
        """Say how many comments and flags there are."""
        comments = self.tr("1 comment") if sample.comments == 1 else self.tr("{0} comments").format(sample.comments)
        flags = self.tr("1 flag") if sample.flagged == 1 else self.tr("{0} flags").format(sample.flagged)
        self._details[self.notes] = f"{comments}, {flags}"
        self._show_detail(self.notes)

    def _tick(self, words: str, detail: str, *, on: bool) -> CheckBox:
        box = CheckBox(self.theme, detail, name=words)
        box.setChecked(on)
        box.toggled.connect(lambda _: self.changed.emit())
        self._add(words, box)
        self._details[box] = detail
        return box

    def _add(self, words: str, control: QWidget) -> None:
        line = Surface(self.theme, "", "top" if self._rows else "")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, self.theme.px(5), 0, self.theme.px(5))
        row.setSpacing(self.theme.px(12))
        label = SafeLabel(self.theme, words, weight=500)
        label.setMinimumWidth(self.theme.px(WORDS_WIDTH))
        self._labels.append(label)
        row.addWidget(label)
        row.addWidget(control)
        row.addStretch(1)
        line.setMinimumHeight(self.theme.px(40))
        self.body.addWidget(line)
        self._rows.append(line)
