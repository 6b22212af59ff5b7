"""TimeBase: a recording along time: what is read of it in pieces, the stretch that is seen, the playhead, playing.

The child process reads, through ``media``; nothing here decodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from alapp.domain.errors import AppError
from alapp.domain.item import Item
from alapp.domain.media import MediaFile, missing
from alapp.session.media_reader import Handle, MediaReader
from alapp.ui.theme.theme import Theme
from alapp.ui.views.player import Player, speed_words
from alapp.ui.views.regions import RegionCanvas, Size
from alapp.ui.views.time_regions import TimeRegions, segment_of
from alapp.ui.views.time_scale import SECOND, TimeScale, short_words

STEPS: Mapping[Size, int] = {"fine": 10_000, "step": 100_000, "large": SECOND}
ZOOM = 2.0
SETTLE_MS = 60
"""After the last change of what is seen so long until finer pieces are asked for."""


class TimeBase(RegionCanvas):
    """One recording along time: what is read of it, which stretch is seen, where the playhead is, playing.

    ``media`` and ``file_of`` are set after construction; without them, words say that nothing can be read.
    """

    kind: ClassVar[str] = "segment"

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.media: MediaReader | None = None
        self.file_of: Callable[[Item], MediaFile | None] = lambda _: None
        self.file: MediaFile | None = None
        self.regions = TimeRegions()
        self.scale = TimeScale.whole(1, 1)
        self.player = Player(self)
        self.words = ""
        self.note = ""
        """Why nothing is heard, in words."""
        self._asked: list[Handle] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look_closer)
        self.player.moved.connect(self._played)
        self.player.changed.connect(self.viewport().update)
        self.player.trouble.connect(self._take_note)
        theme.changed.connect(self._restyle)

    # -- for a subclass -----------------------------------------------------------------------------------------

    def begin_reading(self, file: MediaFile) -> None:
        """Ask for what is shown of a file."""
        raise NotImplementedError

    def forget(self) -> None:
        """Drop what was read of the file before."""
        raise NotImplementedError

    def look_closer(self) -> None:
        """Another stretch is seen: ask for finer pieces of it."""
        raise NotImplementedError

    def step_from(self, time: int, direction: int, size: Size) -> int:
        """Return where one step from a time leads."""
        return min(max(time + direction * STEPS[size], 0), self.regions.length)

    def follow(self) -> None:
        """The playhead moved."""

    # -- what is shown ------------------------------------------------------------------------------------------

    def show_item(self, item: Item | None) -> None:
        """Show a recording from its beginning."""
        self.stop_reading()
        self.item, self.words, self.note = item, "", ""
        self.forget()
        self.file = self._file(item) if item is not None else None
        self.regions = TimeRegions(looks=self.regions.looks)
        self.player.media = self.media
        self._take(self.file.facts if self.file is not None else {})
        name = item.text.rpartition("/")[2] if item is not None else ""
        self.setAccessibleDescription(f"{name}, {short_words(self.regions.length)}" if item is not None else "")
        if self.file is not None and self.media is not None:
            self.begin_reading(self.file)
        self.viewport().update()

    def _file(self, item: Item) -> MediaFile | None:
        file = self.file_of(item)
        if file is None or self.media is None:
            self.fail(missing(item.text))
        return file

    def _take(self, facts: Mapping[str, Any]) -> None:
        """Take length and sound from what an import noted."""
        length = int(facts.get("microseconds", 0))
        self.regions.length = length
        self.scale = TimeScale.whole(length, self.viewport().width())
        self.player.load(self.file, sounds=bool(facts.get("rate")))

    def learn(self, facts: Mapping[str, Any]) -> None:
        """Take what was not noted at the import, once it is known."""
        if self.file is not None and not self.regions.length:
            self._take(facts)
            self.look_closer()
            self.viewport().update()

    def prepare(self, item: Item) -> None:
        """Do nothing ahead: what is shown first of a recording is read within a few milliseconds."""

    def ask(
        self, function: str, *args: Any, on_part: Callable[[Any], None] | None = None, **calls: Any
    ) -> Handle | None:
        """Ask the child process; what belongs to this item is asked no more when another is shown.

        ``done`` takes the result, ``failed`` the error; without it, words say what happened.
        """
        if self.media is None or self.file is None:
            return None
        done, failed = calls.get("done", lambda _: None), calls.get("failed", self.fail)
        over: list[bool] = []

        def answered(tell: Callable[[Any], None], answer: Any) -> None:
            over.append(True)
            self._asked = [h for h in self._asked if h is not handle]
            tell(answer)

        handle: Handle | None = None
        args = self.file, *args
        handle = self.media.ask(function, args, partial(answered, done), partial(answered, failed), on_part=on_part)
        if not over:
            self._asked = [*(h for h in self._asked if not h.cancelled), handle]
        return handle

    def stop_reading(self) -> None:
        """Stop playing, and ask for nothing more of this item."""
        self.player.pause()
        self._settle.stop()
        for handle in self._asked:
            handle.cancel()
        self._asked = []

    def fail(self, error: AppError) -> None:
        """Say why something cannot be shown."""
        self.words = str(error)
        self.setAccessibleDescription(self.words)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays that is not seen."""
        super().hideEvent(event)
        self.player.pause()

    def _restyle(self) -> None:
        self.forget_pictures()
        self.viewport().update()

    def forget_pictures(self) -> None:
        """Colours or sizes changed: what was painted ahead is painted anew."""

    # -- time ---------------------------------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """Where the playhead is, in microseconds."""
        return self.player.position

    def go_to(self, time: int) -> None:
        """Put the playhead here and bring it into sight."""
        self.player.jump(min(max(time, 0), self.regions.length))
        self.rescale(self.scale.moved_to_show(self.position))
        self.follow()
        self.moved.emit()
        self.viewport().update()

    def rescale(self, scale: TimeScale) -> None:
        """Show another stretch; finer pieces are asked for when it stays."""
        if scale != self.scale:
            self.scale = scale
            self._settle.start()
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the same stretch on the new width."""
        super().resizeEvent(event)
        self.rescale(self.scale.resized(self.viewport().width()))
        self.forget_pictures()

    def _played(self) -> None:
        if not self.scale.start <= self.position <= self.scale.stop:
            self.rescale(self.scale.turned_to(self.position))
        self.follow()
        self.viewport().update()
        if self.regions.open is not None:
            self.chosen.emit()

    def command(self, name: str) -> str:
        """Zoom the time, play or pause, replay, change the speed."""
        match name:
            case "larger" | "smaller":
                self.rescale(self.scale.zoomed(1 / ZOOM if name == "larger" else ZOOM, self.position))
            case "fit":
                self.rescale(TimeScale.whole(self.regions.length, self.viewport().width()))
            case "play":
                self._play()
                return self.note if self.player.playing else ""
            case "replay":
                return self._replay()
            case "slower" | "faster":
                speed = self.player.faster(1 if name == "faster" else -1)
                return self.tr("Speed {0}").format(speed_words(speed))
            case _:
                return super().command(name)
        return ""

    def _take_note(self, words: str) -> None:
        self.note = words
        self.viewport().update()

    def _play(self) -> None:
        if self.player.playing:
            self.player.pause()
            self.follow()
            return
        length = self.regions.length
        self.player.play(0 if self.position >= length else self.position, length)

    def _replay(self) -> str:
        """Play the selected or the open segment, again and again until it is paused."""
        if self.regions.selected is not None:
            segment = segment_of(self.regions.selected)
            extent = segment.start, segment.end
        elif self.regions.open is not None:
            extent = self.regions.open.extent(self.position)
            self.regions.open.end = extent[1]
        else:
            extent = max(self.position - SECOND, 0), self.position
        self.player.play(*extent, loop=True)
        return self.tr("The segment is played in a loop: Space pauses.")

    def page(self, direction: int) -> bool:
        """Play or pause: a recording has no pages."""
        del direction
        self._play()
        return True

    def scroll_line(self, direction: int) -> None:
        """Move the playhead by one step."""
        self.go_to(self.step_from(self.position, direction, "step"))

    # -- what a text has and a recording has not ------------------------------------------------------------------

    def step(self, direction: int) -> None:
        """Go ten seconds on or back: a recording has no paragraphs."""
        self.go_to(self.position + direction * 10 * SECOND)

    def leave_mark(self) -> bool:
        """Return that there is no mark."""
        return False

    def find_words(self, words: str) -> int:
        """Return that there are no words in it."""
        del words
        return 0

    def find_step(self, direction: int) -> tuple[int, int]:
        """Return that there is nothing to go to."""
        del direction
        return 0, 0
