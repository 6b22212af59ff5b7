"""Thumbnails of Browse, beside rows or in a grid: those in sight are fetched together, and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from alapp.session.media_thumbs import Thumbnails
from alapp.ui.theme.theme import Theme

ROW = 64
"""Height of a row with a picture."""
SIDE = 52
KEPT = 2_000
"""Pictures in memory, about 11 kB each."""
KEPT_LARGE = 500
"""Those of a grid, up to 100 kB each."""
TOGETHER = 64


class Pictures(QObject):
    """Small pictures by item id. ``arrived`` tells that some can be painted now."""

    arrived = Signal()

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, parent: QObject, side: int = SIDE, kept: int = KEPT
    ) -> None:
        super().__init__(parent)
        self._theme, self._thumbnails, self._side, self._most = theme, thumbnails, side, kept
        self.ratio = 1.0
        self._kept: OrderedDict[int, QImage] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)
        theme.changed.connect(self.forget)

    def of(self, item_id: int) -> QImage | None:
        """Return the picture of an item; None while it is on the way, an empty one where there is none."""
        found = self._kept.get(item_id)
        if found is None:
            self._want(item_id)
        else:
            self._kept.move_to_end(item_id)
        return found

    def paint(self, painter: QPainter, room: QRect, item_id: int) -> QRect:
        """Paint a picture at the left of ``room`` and return what is left of it."""
        px, side = self._theme.px, self._theme.px(self._side)
        self.draw(painter, QRect(room.left(), room.top() + (room.height() - side) // 2, side, side), item_id)
        return room.adjusted(side + px(12), 0, 0, 0)

    def draw(self, painter: QPainter, place: QRect, item_id: int, *, low: bool = False) -> None:
        """Paint a picture in the middle of a square, or ``low`` in it, or the empty square where there is none yet."""
        self.ratio = painter.device().devicePixelRatio()
        picture = self.of(item_id)
        if picture is None or picture.isNull():
            painter.fillRect(place, self._theme.colour("surface2"))
        else:
            size = picture.deviceIndependentSize().toSize()
            at = place.center() - QRect(0, 0, size.width(), size.height()).center()
            if low:
                at.setY(place.bottom() + 1 - size.height())
            painter.drawImage(at, picture)

    def whole(self, item_id: int, on_done: Callable[[QImage], None]) -> None:
        """Fetch the thumbnail of an item as it is stored; an empty one where there is none."""
        self._thumbnails.fetch([item_id], lambda found: on_done(found.get(item_id, QImage())), QImage.fromData)

    def retry(self) -> None:
        """Ask again for what was not made yet."""
        for item_id in [i for i, picture in self._kept.items() if picture.isNull()]:
            del self._kept[item_id]
        self.arrived.emit()

    def wake(self) -> None:
        """Forget what was asked for and never came; it is asked for again when it is seen."""
        self._under_way.clear()

    def forget(self) -> None:
        """Drop every picture: the size of the text has changed, or the project is about to be closed."""
        self._kept.clear()
        self._wanted.clear()
        self._under_way.clear()

    def _want(self, item_id: int) -> None:
        if item_id not in self._under_way and item_id not in self._wanted:
            self._wanted.append(item_id)
            self._timer.start()

    def _ask(self) -> None:
        """Ask for those wanted last, which are still in sight after fast scrolling, and for no more until they come."""
        if self._under_way or not self._wanted:
            return
        ids, self._wanted = self._wanted[-TOGETHER:], []
        self._under_way.update(ids)
        side = round(self._theme.px(self._side) * self.ratio)
        size, ratio = QSize(side, side), self.ratio
        self._thumbnails.fetch(ids, lambda found: self._take(ids, found), lambda data: _picture(data, size, ratio))

    def _take(self, ids: list[int], found: dict[int, QImage]) -> None:
        self._under_way.difference_update(ids)
        for item_id in ids:
            self._kept[item_id] = found.get(item_id, QImage())
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._ask()


def _picture(data: bytes, size: QSize, ratio: float) -> QImage:
    """Decode a thumbnail into this size (on the reader's thread); an empty picture where there is none."""
    picture = QImage.fromData(data)
    if picture.isNull():
        return picture
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    fitted = picture.scaled(size, keep, smooth).convertToFormat(QImage.Format.Format_RGB32)
    fitted.setDevicePixelRatio(ratio)
    return fitted
