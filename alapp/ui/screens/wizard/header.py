"""Two lines over each column of the preview: its name, and a combo box with its role."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from alapp.domain.exchange import CONTENT, Role
from alapp.ui.theme.painting import elided
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import ComboBox

NAME_LINE = 34
COMBO = 32
BELOW = 12


class RoleBox(ComboBox):
    """The role of one column."""

    def __init__(self, theme: Theme, column: str, parent: QWidget) -> None:
        super().__init__(theme, "")
        self.setParent(parent)
        self.column = column
        for role in Role:
            self.addItem(self.tr(role.words), role)
        self.setAccessibleName(self.tr("Role of column {0}").format(column))
        self.setFont(theme.font("small", 500))
        theme.changed.connect(self._retint)

    @property
    def role(self) -> Role:
        """The role chosen."""
        role = self.currentData()
        assert isinstance(role, Role)
        return role

    def show_role(self, role: Role) -> None:
        """Show a role without telling anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(list(Role).index(role))
        self.blockSignals(False)
        self._tint(role)

    def _retint(self) -> None:
        self._tint(self.role)

    def _tint(self, role: Role) -> None:
        """Let the one column that is labeled stand out, and those left out stand back."""
        if self.theme.high_contrast:
            return
        colours = dict.fromkeys(CONTENT, ("accent", "accent-soft", "accent"))
        colours[Role.LEAVE_OUT] = ("ink3", "surface", "edge")
        ink, ground, edge = (self.theme.colour(n).name() for n in colours.get(role, ("ink", "surface", "edge")))
        self.setStyleSheet(
            f"QComboBox {{ color: {ink}; background: {ground}; border-color: {edge}; padding: 0 2px 0 8px; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self.theme.colour("ink"))
        self.view().setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the roles with Down; Enter belongs to the wizard unless the list is open."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class RoleHeader(QHeaderView):
    """A header whose sections hold a name and a :class:`RoleBox`."""

    role_chosen = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.boxes: list[RoleBox] = []
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(84))
        self.sectionResized.connect(self._place)
        self.viewport().installEventFilter(self)

    def show_columns(self, columns: Sequence[str], roles: dict[str, Role]) -> None:
        """Build one box per column."""
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = [RoleBox(self._theme, column, self.viewport()) for column in columns]
        for box in self.boxes:
            box.activated.connect(lambda _i, b=box: self.role_chosen.emit(b.column, b.role))
            box.show()
        self.show_roles(roles)
        self._place()

    def show_roles(self, roles: dict[str, Role]) -> None:
        """Show these roles."""
        for box in self.boxes:
            box.show_role(roles.get(box.column, Role.LEAVE_OUT))

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._theme.px(NAME_LINE + COMBO + BELOW))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt calls it by this name
        """Draw the column's name in the upper line."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface2"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if logicalIndex < len(self.boxes):
            font = theme.font("small", 500, mono=True)
            painter.setFont(font)
            painter.setPen(theme.colour("ink2"))
            line = rect.adjusted(theme.px(16 if logicalIndex == 0 else 12), theme.px(10), -theme.px(12), 0)
            line.setHeight(theme.px(20))
            name = elided(self.boxes[logicalIndex].column, font, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the boxes over their columns while the table scrolls sideways."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def setOffset(self, offset: int) -> None:
        """Scroll, and the boxes with it."""
        super().setOffset(offset)
        self._place()

    def _place(self, *_: int) -> None:
        theme = self._theme
        for i, box in enumerate(self.boxes):
            left = self.sectionViewportPosition(i) + theme.px(12 if i == 0 else 10)
            right = self.sectionViewportPosition(i) + self.sectionSize(i) - theme.px(10)
            box.setGeometry(left, theme.px(NAME_LINE), max(theme.px(60), right - left), theme.px(COMBO))
