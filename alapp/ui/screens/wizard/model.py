"""The first rows of a file as a table, with cells that look the way their column's role will treat them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from alapp.domain.exchange import Role
from alapp.domain.guideline import look_of
from alapp.session.import_draft import ImportDraft
from alapp.session.new_project import split_labels
from alapp.ui.theme.painting import elided, paint_surface
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme, mix

NOTHING = "—"
MONO_ROLES = (Role.ID, Role.DATE)
Index = QModelIndex | QPersistentModelIndex
_RTL = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))


def reads_from_right(text: str) -> bool:
    """Tell whether the first strong letter of a text is of a right-to-left script."""
    for letter in text:
        if letter.isalpha():
            return any(low <= ord(letter) <= high for low, high in _RTL)
    return False


class PreviewModel(QAbstractTableModel):
    """Cells of the preview, read only."""

    def __init__(self, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._marks: dict[str, int] = {}

    def show_draft(self, draft: ImportDraft) -> None:
        """Show another file, or the same read in another way."""
        self.beginResetModel()
        self.draft = draft
        self.endResetModel()

    def refresh(self) -> None:
        """Repaint after roles changed."""
        self._marks = {name: i + 1 for i, name in enumerate(self.draft.found_names())}
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return rows shown."""
        return 0 if parent.isValid() else len(self.draft.preview.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return columns of the file."""
        return 0 if parent.isValid() else len(self.draft.preview.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the cell's text, and for screen readers the same with its column."""
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(cell.split()) or NOTHING
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.draft.preview.columns[index.column()]}: {cell[:200]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the column's name or the row's number."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.draft.preview.columns[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def cell(self, index: Index) -> str:
        """Return a cell as it is in the file, empty where a row is too short."""
        row = self.draft.preview.rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""

    def role_of(self, column: int) -> Role:
        """Return the role of a column."""
        return self.draft.roles.get(self.draft.preview.columns[column], Role.LEAVE_OUT)

    def mark_of(self, name: str) -> int:
        """Return colour and shape that a label of this name would have, 0 for none."""
        place = self._marks.get(name, 0)
        return look_of(place - 1)[1] if place else 0


class CellDelegate(QStyledItemDelegate):
    """Paints a cell: ids in mono, labels as tags, what is left out in grey, each text in its own direction."""

    def __init__(self, theme: Theme, model: PreviewModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height, 42 at text size 100 %."""
        return QSize(self._theme.px(80), self._theme.px(42))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        role, theme = self._model.role_of(index.column()), self._theme
        rect = QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, theme.colour("surface2" if role is Role.LEAVE_OUT else "surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        inner = rect.adjusted(theme.px(16 if index.column() == 0 else 12), 0, -theme.px(12), 0)
        cell = self._model.cell(index)
        if role is Role.LABEL and cell.strip():
            self._paint_labels(painter, inner, cell)
        else:
            self._paint_text(painter, inner, cell, role)
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRectF, cell: str, role: Role) -> None:
        theme = self._theme
        font = theme.font("small", mono=True) if role in MONO_ROLES else theme.font("body")
        painter.setFont(font)
        quiet = {Role.LEAVE_OUT: "ink3", Role.ID: "ink2", Role.DATE: "ink2"}
        painter.setPen(theme.colour(quiet.get(role, "ink") if cell.strip() else "ink3"))
        rtl = reads_from_right(cell)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        text = elided(" ".join(cell[:400].split()) or NOTHING, font, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, text)

    def _paint_labels(self, painter: QPainter, rect: QRectF, cell: str) -> None:
        x = rect.left()
        for name in split_labels(cell, self._model.draft.preview.options.label_separator):
            if x > rect.right() - self._theme.px(24):
                return
            x += self._paint_tag(painter, x, rect, name) + self._theme.px(4)

    def _paint_tag(self, painter: QPainter, x: float, rect: QRectF, name: str) -> float:
        theme, mark = self._theme, self._model.mark_of(name) or 9
        font = theme.font("small", 500)
        painter.setFont(font)
        room = rect.right() - x - theme.px(32)
        text = elided(name, font, room)
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(32)
        tag = QRectF(x, rect.center().y() - theme.px(12), width, theme.px(24))
        edge = mix(theme.label_colour(mark), theme.colour("surface"), 0.55)
        paint_surface(painter, tag, theme.tint(mark), edge, theme.radius("key"))
        side = theme.px(10)
        shape = QRectF(tag.left() + theme.px(8), tag.center().y() - side / 2, side, side)
        paint_shape(painter, shape, theme.label_colour(mark), mark)
        painter.setPen(theme.colour("ink"))
        painter.drawText(tag.adjusted(theme.px(24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        return width
