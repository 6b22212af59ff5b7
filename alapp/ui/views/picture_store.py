"""PictureStore: what of the pictures has arrived from the decoder, and what was asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QImage

from alapp.domain.errors import AppError
from alapp.domain.media import MediaFile
from alapp.domain.raster import Raster
from alapp.session.media_reader import Handle, MediaReader

OVERVIEW, TILES = "alapp.features.pictures:overview", "alapp.features.pictures:tiles"
KEPT_OVERVIEWS = 12
KEPT_TILES = 96
"""A tile takes 1 MB."""
Room = tuple[int, int]
TileName = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Drawn:
    """A raster as an image that can be painted; the raster stays, as the image only points to its bytes."""

    raster: Raster
    image: QImage

    @classmethod
    def of(cls, raster: Raster) -> Drawn:
        """Wrap a raster."""
        width, height = raster.width, raster.height
        return cls(raster, QImage(raster.rows, width, height, 4 * width, QImage.Format.Format_RGB32))

    @property
    def share(self) -> float:
        """Samples for each pixel of the picture, 1 for all."""
        left, _, right, _ = self.raster.place
        return self.raster.width / (right - left)


class PictureStore:
    """Overviews of the last pictures, tiles of the one on screen; asks for what is missing, once."""

    def __init__(self, on_change: Callable[[], None], reader: Callable[[], MediaReader | None]) -> None:
        self._on_change, self._reader = on_change, reader
        self._overviews: OrderedDict[str, tuple[Room, Drawn | AppError]] = OrderedDict()
        self._asked: dict[str, tuple[Room, Handle]] = {}
        self._tiles: OrderedDict[tuple[str, TileName], Drawn] = OrderedDict()
        self._tiling: tuple[str, int, frozenset[tuple[int, int]], Handle] | None = None

    def overview(self, file: MediaFile, room: Room) -> Drawn | AppError | None:
        """Return the picture fitted into ``room`` samples, or what there is of it; None while it is being decoded."""
        key = _key(file)
        known_room, known = self._overviews.get(key, ((0, 0), None))
        if known is not None:
            self._overviews.move_to_end(key)
        whole = isinstance(known, Drawn) and known.share == 1
        if known is None or (isinstance(known, Drawn) and not whole and known_room != room):
            self._ask_overview(file, room)
        return self._overviews.get(key, ((0, 0), None))[1]

    def tiles(self, file: MediaFile, level: int, places: Sequence[tuple[int, int]]) -> list[Drawn]:
        """Return those of these tiles that are here; the others are asked for, and no longer any that were before."""
        names = [(_key(file), (level, *place)) for place in places]
        due = [place for place, name in zip(places, names, strict=True) if name not in self._tiles]
        if due:
            self._ask_tiles(file, level, due)
        found = [name for name in names if name in self._tiles]
        for name in found:
            self._tiles.move_to_end(name)
        return [self._tiles[name] for name in found]

    def forget_error(self, file: MediaFile) -> None:
        """Try a file again that could not be read before."""
        if isinstance(self._overviews.get(_key(file), (None, None))[1], AppError):
            del self._overviews[_key(file)]

    def clear(self) -> None:
        """Keep nothing, wait for nothing."""
        for _, handle in self._asked.values():
            handle.cancel()
        self._stop_tiles()
        self._asked.clear()
        self._overviews.clear()
        self._tiles.clear()

    def _ask_overview(self, file: MediaFile, room: Room) -> None:
        key = _key(file)
        asked = self._asked.get(key)
        media = self._reader()
        if media is None or (asked is not None and asked[0] == room):
            return
        if asked is not None:
            asked[1].cancel()

        def keep(answer: Drawn | AppError) -> None:
            self._asked.pop(key, None)
            self._overviews[key] = room, answer
            if len(self._overviews) > KEPT_OVERVIEWS:
                self._overviews.popitem(last=False)
            self._on_change()

        handle = media.ask(OVERVIEW, (file, *room), lambda raster: keep(Drawn.of(raster)), keep)
        if key not in self._overviews or self._overviews[key][0] != room:  # it may be here already
            self._asked[key] = room, handle

    def _ask_tiles(self, file: MediaFile, level: int, places: Sequence[tuple[int, int]]) -> None:
        key, due, media = _key(file), frozenset(places), self._reader()
        if media is None:
            return
        if self._tiling is not None and self._tiling[:2] == (key, level) and due <= self._tiling[2]:
            return
        self._stop_tiles()

        def keep(part: tuple[TileName, Raster]) -> None:
            self._tiles[key, part[0]] = Drawn.of(part[1])
            if len(self._tiles) > KEPT_TILES:
                self._tiles.popitem(last=False)
            self._on_change()

        handle = media.ask(TILES, (file, level, list(places)), _nothing, _nothing, on_part=keep)
        self._tiling = key, level, due, handle

    def _stop_tiles(self) -> None:
        if self._tiling is not None:
            self._tiling[3].cancel()
            self._tiling = None


def _nothing(answer: object) -> None:
    """Keep the overview: a tile that cannot be had is no more than less sharp."""
    del answer


def _key(file: MediaFile) -> str:
    return f"{file.sha256} {file.name}"
