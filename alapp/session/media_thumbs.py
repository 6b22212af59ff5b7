"""Thumbnails of the files of a project: made piece by piece in the child that decodes, stored in the project."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol, TypeVar

from alapp.domain.errors import AppError, BadInput
from alapp.domain.media import MediaFile
from alapp.domain.recording import FilmFrame
from alapp.features import film_walk, pictures
from alapp.jobs.lane import LATER, Lane
from alapp.jobs.progress import Progress
from alapp.session.media_reader import Handle, MediaReader
from alapp.store.project import Project

T = TypeVar("T")
MAKE = "alapp.session.media_thumbs:make"
SIDE = 160
"""Longest side in pixels."""
QUALITY = 75
PIECE = 2.0
"""Seconds of work at a time: what a person asks for meanwhile does not wait longer."""
TOGETHER = 32
"""Thumbnails that are stored in one transaction."""
INTO = 0.2
"""Where in a film its picture is taken, as a share of its length: the first frames are often black."""


@dataclass(frozen=True, slots=True)
class Begun:
    """The child looks at this item now; should it die, it was this one's file."""

    item_id: int


@dataclass(frozen=True, slots=True)
class Made:
    """Thumbnails by item, empty where none can be made; ``broken`` are the items whose files cannot be decoded."""

    thumbnails: Sequence[tuple[int, bytes]]
    broken: Sequence[int] = ()


def make(progress: Progress, project_path: str, after: int, seconds: float = PIECE) -> int:
    """Make thumbnails for about so long, emitting :class:`Begun` and :class:`Made`; return the last item, 0 at the end.

    Files whose thumbnail is made already, or that are known to be missing, are passed over.
    """
    until = time.monotonic() + seconds
    with Project.open(Path(project_path), read_only=True) as project:
        modality = project.items.modality() or ""
        while ids := project.media.without_thumbnail(after, TOGETHER):
            made = Made([], [])
            for item_id, file in zip(ids, project.media.files(ids), strict=True):
                progress.step(0)
                progress.emit(Begun(item_id))
                made = _with(made, item_id, file, modality)
            progress.emit(made)
            after = ids[-1]
            if time.monotonic() > until:
                return after
    return 0


def _with(made: Made, item_id: int, file: MediaFile | None, modality: str) -> Made:
    try:
        picture = thumbnail(file, modality) if file is not None else b""
    except BadInput:
        gone = file is not None and file.path is not None and not file.path.exists()
        if gone:  # it is made when the file is back
            return made
        return Made([*made.thumbnails, (item_id, b"")], [*made.broken, item_id])
    return Made([*made.thumbnails, (item_id, picture)], made.broken)


def thumbnail(file: MediaFile, modality: str) -> bytes:
    """Return a small picture of a file as WebP; nothing where its modality has none.

    Raises
    ------
    BadInput : it is missing, or cannot be decoded.
    """
    of = MAKERS.get(modality)
    return of(file) if of is not None else b""


def _of_picture(file: MediaFile) -> bytes:
    raster = pictures.overview(Progress(), file, SIDE, SIDE)
    return _packed("BGRX", raster.width, raster.height, raster.rows)


def _of_film(file: MediaFile) -> bytes:
    wanted = int(INTO * int(file.facts.get("microseconds", 0)))
    found: list[FilmFrame] = []
    film_walk.frames(Progress(on_emit=found.append), file, [wanted], (SIDE, SIDE), near=True)
    return _packed("RGB", found[0].width, found[0].height, found[0].rows) if found else b""


MAKERS: Mapping[str, Callable[[MediaFile], bytes]] = {"image": _of_picture, "video": _of_film}


def _packed(order: str, width: int, height: int, rows: bytes) -> bytes:
    from PIL import Image  # here, so that a window opens without it

    packed = BytesIO()
    Image.frombytes("RGB", (width, height), rows, "raw", order).save(packed, "WEBP", quality=QUALITY, method=2)
    return packed.getvalue()


class Owner(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project
    reader: Project
    writer: Lane
    read_lane: Lane

    @property
    def media(self) -> MediaReader | None:
        """What decodes; None where items are their text."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...


class Thumbnails:
    """Makes what is missing while the person goes on, and hands out what there is. Called on the screen's thread."""

    def __init__(self, session: Owner) -> None:
        self._session = session
        self._handle: Handle | None = None
        self._last = 0

    @property
    def busy(self) -> bool:
        """Whether some are being made."""
        return self._handle is not None

    def start(self) -> None:
        """Make all that are missing, in pieces; does nothing while that goes on, or where nothing can be written."""
        session = self._session
        if self._handle is None and self.shown and not session.read_only:
            find = session.reader.media.without_thumbnail
            session.read_lane.submit(lambda: find(0, 1), lambda found: self._ask(0) if found else None)

    def stop(self) -> None:
        """Make no more for now."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None

    @property
    def shown(self) -> bool:
        """Whether the files of this project have pictures."""
        return self._session.media is not None and self._session.reader.items.modality() in MAKERS

    def fetch(
        self, item_ids: Sequence[int], on_done: Callable[[dict[int, T]], None], read: Callable[[bytes], T]
    ) -> None:
        """Fetch the thumbnails of these items that are made, each ``read`` on the reader's thread.

        An empty one says that there is none to be made.
        """
        reader, ids = self._session.reader, list(item_ids)
        self._session.read_lane.submit(
            lambda: {i: read(data) for i, data in reader.media.thumbnails(ids).items()}, on_done
        )

    def _ask(self, after: int) -> None:
        media, path = self._session.media, str(self._session.project.path)
        if media is not None and self._handle is None:
            self._last = 0
            self._handle = media.ask(MAKE, (path, after), self._go_on, self._failed, on_part=self._take, behind=True)

    def _take(self, part: Any) -> None:
        if isinstance(part, Begun):
            self._last = part.item_id
        elif isinstance(part, Made):
            self._store(part)

    def _store(self, made: Made) -> None:
        media = self._session.project.media

        def write() -> None:
            media.keep_thumbnails(made.thumbnails)
            media.set_states([(item_id, "broken") for item_id in made.broken])

        self._session.writer.submit(write, lambda _: self._session.tell("thumbnails"), self._refused, urgency=LATER)

    def _refused(self, error: BaseException) -> None:
        """Make no more where they cannot be stored: the answers, which matter more, will say what is wrong."""
        del error
        self.stop()

    def _go_on(self, last: int) -> None:
        self._handle = None
        if last:
            self._ask(last)

    def _failed(self, error: AppError) -> None:
        """Go on behind the file that the child died of."""
        self._handle = None
        if isinstance(error, BadInput) and self._last:
            self._store(Made([(self._last, b"")], [self._last]))
            self._ask(self._last)
