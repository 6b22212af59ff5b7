"""ImageView: a picture, fitted at first; zoom, pan, contrast, brightness and a grid; decoded outside the window."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from alapp.domain.errors import AppError
from alapp.domain.item import Item
from alapp.domain.media import MediaFile, missing
from alapp.domain.raster import TILE
from alapp.ui.theme.painting import laid_out
from alapp.ui.theme.theme import Theme
from alapp.ui.views.base import Canvas
from alapp.ui.views.image_paint import adjust, last_included, paint_grid, paint_ground
from alapp.ui.views.image_space import STEP, Space
from alapp.ui.views.picture_store import Drawn, PictureStore

PAN = 60.0
LOOK_STEP = 10
SMOOTH_UP_TO = 3.0
"""Zoom from which on the pixels themselves are seen."""
PATIENCE_MS = 300
"""Time after which the view says that it is waiting."""
ARROWS = {
    Qt.Key.Key_Left: (PAN, 0.0),
    Qt.Key.Key_Right: (-PAN, 0.0),
    Qt.Key.Key_Up: (0.0, PAN),
    Qt.Key.Key_Down: (0.0, -PAN),
}


class ImageView(Canvas):
    """One picture; :attr:`space` says where it lies in the view."""

    modality: ClassVar[str] = "image"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.space: Space | None = None
        self.contrast, self.brightness, self.grid = 0, 0, False
        self._store = PictureStore(self._arrived, lambda: self.media)
        self._file: MediaFile | None = None
        self._picture: Drawn | AppError | None = None
        self._composed: QImage | None = None
        self._held_at: QPointF | None = None
        self._space_down = False
        self._late = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_it_waits)
        theme.changed.connect(self._dirty)

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_item(self, item: Item | None) -> None:
        """Show a picture, fitted; contrast, brightness and grid stay as they are."""
        self.item, self.space, self._picture = item, None, None
        self._file = self.file_of(item) if item is not None else None
        self._late = False
        self._patience.start()
        if item is None:
            self._store.clear()
            self._patience.stop()
        elif self._file is None:
            self._picture = missing(item.text)
        else:
            self._store.forget_error(self._file)
            self._take_size(self._file.facts)
            self._look()
        self.setAccessibleDescription(self.page_words())
        self._dirty()
        self.moved.emit()

    def prepare(self, item: Item) -> None:
        """Have the picture of an item decoded that comes soon."""
        file = self.file_of(item)
        if file is not None:
            self._store.overview(file, self._samples())

    def _take_size(self, facts: object) -> None:
        """Know the size from what the import noted, so that boxes can be drawn before the picture is there."""
        size = (facts.get("width"), facts.get("height")) if isinstance(facts, dict) else (None, None)
        if all(isinstance(side, int) and side > 0 for side in size):
            self.space = Space.fitted((int(size[0] or 1), int(size[1] or 1)), self._room())

    def _arrived(self) -> None:
        before = self._picture
        self._look()
        self._dirty()
        if before is not self._picture:
            self.setAccessibleDescription(self.page_words())
            self.moved.emit()

    def _look(self) -> None:
        """Take over what there is of the picture."""
        if self._file is None:
            return
        self._picture = self._store.overview(self._file, self._samples())
        if self._picture is not None:
            self._patience.stop()
        if isinstance(self._picture, Drawn):
            whole = self._picture.raster.whole
            if self.space is None or self.space.picture != whole:
                self.space = Space.fitted(whole, self._room())

    def _room(self) -> tuple[float, float]:
        return float(self.viewport().width()), float(self.viewport().height())

    def _samples(self) -> tuple[int, int]:
        """Return the pixels of the screen that a fitted picture gets."""
        ratio = self.viewport().devicePixelRatioF()
        width, height = (max(1, round((side - 16) * ratio)) for side in self._room())
        return width, height

    def _dirty(self) -> None:
        self._composed = None
        self.viewport().update()

    def _say_it_waits(self) -> None:
        self._late = True
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit a fitted picture anew; else keep its middle."""
        super().resizeEvent(event)
        if self.space is not None:
            self.space = self.space.in_room(self._room())
        self._look()
        self._dirty()
        self.moved.emit()

    # -- zoom, pan, look ----------------------------------------------------------------------------------------

    def larger(self) -> None:
        """Zoom in by a quarter."""
        self.zoom_by(STEP)

    def smaller(self) -> None:
        """Zoom out by a fifth."""
        self.zoom_by(1 / STEP)

    def zoom_by(self, factor: float, at: tuple[float, float] | None = None) -> None:
        """Zoom about a place of the view."""
        if self.space is not None:
            self.set_space(self.space.zoomed(factor, at))

    def fit(self) -> None:
        """Show the whole picture."""
        if self.space is not None:
            self.set_space(Space.fitted(self.space.picture, self._room()))

    def pan(self, dx: float, dy: float) -> bool:
        """Move the picture in the view; False if it is at its edge."""
        before = self.space
        if self.space is not None:
            self.set_space(self.space.panned(dx, dy))
        return self.space != before

    def set_space(self, space: Space) -> None:
        """Show the picture at this zoom and place."""
        if space != self.space:
            self.space = space
            self._dirty()
            self.moved.emit()

    def set_look(self, contrast: int, brightness: int) -> None:
        """Set contrast and brightness, -100 to 100 each."""
        self.contrast, self.brightness = (min(100, max(-100, value)) for value in (contrast, brightness))
        self._dirty()
        self.moved.emit()

    def toggle_grid(self) -> None:
        """Show or hide a grid."""
        self.grid = not self.grid
        self._dirty()
        self.moved.emit()

    def command(self, name: str) -> str:
        """Zoom, fit, ``grid``; ``contrast``, ``flatter``, ``brighter``, ``darker`` by :data:`LOOK_STEP`; ``plain``."""
        deeds = {"larger": self.larger, "smaller": self.smaller, "fit": self.fit, "grid": self.toggle_grid}
        looks = {"contrast": (1, 0), "flatter": (-1, 0), "brighter": (0, 1), "darker": (0, -1), "plain": (0, 0)}
        if name in looks:
            contrast, brightness = (LOOK_STEP * way for way in looks[name])
            whole = name != "plain"
            self.set_look(whole * self.contrast + contrast, whole * self.brightness + brightness)
        elif name in deeds:
            deeds[name]()
        else:
            return super().command(name)
        return ""

    @property
    def long(self) -> bool:
        """A picture has no pages."""
        return False

    def page_words(self) -> str:
        """Size, zoom and look in words, for the header."""
        if self.space is None:
            return ""
        width, height = self.space.picture
        words = [self.tr("{0} × {1} px").format(width, height), f"{self.space.zoom * 100:.0f} %"]
        words += [self.tr("Contrast {0}").format(_signed(self.contrast))]
        if self.brightness:
            words.append(self.tr("Brightness {0}").format(_signed(self.brightness)))
        words.append(self.tr("Grid on") if self.grid else self.tr("Grid off"))
        return " · ".join(words)

    # -- what texts have and pictures do not --------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """A picture has no paragraphs."""

    def leave_mark(self) -> bool:
        """Return False: a picture has no mark."""
        return False

    def find_words(self, words: str) -> int:
        """Return 0: there are no words in a picture."""
        return 0

    def find_step(self, direction: int) -> tuple[int, int]:
        """Return (0, 0): there are no hits in a picture."""
        return 0, 0

    def page(self, direction: int) -> bool:
        """Pan by most of the view's height; False if there is nothing more that way."""
        return self.pan(0, -direction * self._room()[1] * 0.8)

    def scroll_line(self, direction: int) -> None:
        """Pan a little down (1) or up (-1)."""
        self.pan(0, -direction * PAN)

    # -- keys and mouse -----------------------------------------------------------------------------------------

    @property
    def panning(self) -> bool:
        """Whether Space is held, so that arrows and mouse move the picture."""
        return self._space_down

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space held: arrows pan; without it as well, where nothing else takes them."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._space_down = True
            self._point(QPointF(-1, -1))
        elif key in ARROWS:
            self.pan(*ARROWS[key])
        elif key == Qt.Key.Key_Z and not event.modifiers():
            self.fit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space let go."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
            self._point(QPointF(-1, -1))
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Let Space go when the keys go elsewhere."""
        if event.type() == QEvent.Type.FocusOut:
            self._space_down = False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        at = event.position()
        self.zoom_by(STEP ** (event.angleDelta().y() / 120), (at.x(), at.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if self.takes_hold(event):
            self._held_at = event.position()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def takes_hold(self, event: QMouseEvent) -> bool:
        """Whether this press moves the picture."""
        return event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture."""
        if self._held_at is not None:
            by, self._held_at = event.position() - self._held_at, event.position()
            self.pan(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the picture."""
        self._held_at = None
        self._point(event.position())

    def _point(self, at: QPointF) -> None:
        """Show by the pointer what the mouse would do there."""
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if self.panning else Qt.CursorShape.ArrowCursor)

    # -- painting -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and what lies on it."""
        painter = QPainter(self.viewport())
        if isinstance(self._picture, Drawn) and self.space is not None:
            if self._composed is None:
                self._composed = self._compose(self._picture, self.space)
            painter.drawImage(0, 0, self._composed)
        else:
            painter.fillRect(event.rect(), self.theme.colour("surface"))
            self._paint_words(painter)
        self.paint_over(painter)
        self.paint_focus(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies on the picture: nothing here."""

    def _compose(self, picture: Drawn, space: Space) -> QImage:
        """Return the view without what lies on it, in pixels of the screen."""
        ratio = self.viewport().devicePixelRatioF()
        image = QImage(QSize(*(round(side * ratio) for side in space.room)), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        place = QRectF(space.x, space.y, space.picture[0] * space.zoom, space.picture[1] * space.zoom)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, space.zoom < SMOOTH_UP_TO)
        painter.drawImage(place, picture.image)
        if space.zoom * ratio == 1:  # pixel on pixel
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for tile in self._sharp(picture, space, ratio):
            left, top, right, bottom = tile.raster.place
            corner, end = space.to_view(left, top), space.to_view(right, bottom)
            painter.drawImage(QRectF(QPointF(*corner), QPointF(*end)), tile.image)
        painter.end()
        if self.contrast or self.brightness:
            adjust(image, self.contrast, self.brightness)
        painter.begin(image)
        paint_ground(painter, self.theme.colour("surface"), place, space.room)
        if self.grid:
            paint_grid(painter, place, space)
        painter.end()
        return image

    def _sharp(self, picture: Drawn, space: Space, ratio: float) -> list[Drawn]:
        """Return the tiles that are sharper than the overview and in sight, as far as they are here."""
        if self._file is None or picture.share >= min(1.0, space.zoom * ratio * 0.95):
            return []
        level = space.level(ratio)
        left, top, right, bottom = (edge // (TILE << level) for edge in last_included(space.seen()))
        places = [(column, row) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        return self._store.tiles(self._file, level, places)

    def _paint_words(self, painter: QPainter) -> None:
        """Say why there is no picture."""
        if isinstance(self._picture, AppError):
            words = "\n".join(filter(None, (self._picture.what, self._picture.meaning, self._picture.remedy)))
        elif self._late:
            words = self.tr("Reading the picture…")
        else:
            return
        width = min(self.viewport().width() - 48, self.theme.px(560))
        layout = laid_out(words, self.theme.font("body"), width, self.theme.line_height("body"))
        height = self.theme.line_height("body") * layout.lineCount()
        painter.setPen(self.theme.colour("ink2"))
        layout.draw(painter, QPointF((self.viewport().width() - width) / 2, (self.viewport().height() - height) / 2))

    def bar_rect(self) -> QRect:
        """A picture has no position bar."""
        return QRect()


def _signed(value: int) -> str:
    return f"{value:+d}" if value else "0"
