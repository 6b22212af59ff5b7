"""Errors that say a word, wherever one can come up: slots, threads, destructors, warnings, records, both children."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from alapp.session.background import Background

Tell = Callable[[object], None]


def fail(background: Background, marker: str, times: int, tell: Tell) -> int:
    """Let so many errors come up, of every kind in turn; return how many of them ``tell`` will hear of."""
    jobs = 0
    for n in range(times):
        way = WAYS[n % len(WAYS)]
        if way is _in_a_job:
            jobs += 1
            _in_a_job(background, marker, tell, training=jobs % 2 == 0)
        else:
            way(marker)  # type: ignore[operator]
    return jobs


def _raise(marker: str) -> None:
    held = [marker]
    try:
        raise KeyError(marker)
    except KeyError as cause:
        raise ValueError(f"cannot read {held}") from cause


def _in_a_slot(marker: str) -> None:
    QTimer.singleShot(0, partial(_raise, marker))


def _in_a_thread(marker: str) -> None:
    thread = threading.Thread(target=_raise, args=(marker,))
    thread.start()
    thread.join()


class _Ends:
    def __init__(self, marker: str) -> None:
        self.marker = marker

    def __del__(self) -> None:
        _raise(self.marker)


def _in_a_destructor(marker: str) -> None:
    _Ends(marker)


def _as_a_warning(marker: str) -> None:
    warnings.warn(marker, stacklevel=1)


def _as_a_record(marker: str) -> None:
    try:
        _raise(marker)
    except ValueError:
        logging.getLogger("somebody.else").exception("could not read %s", marker)


def _in_a_job(background: Background, marker: str, tell: Tell, *, training: bool) -> None:
    """Ask a child for something that is not there: what it raises names the marker."""
    if training:
        background.start("train", "failing", marker, on_error=tell)
    else:
        background.start("exchange", "failing", f"alapp.session.exchange_scan:{marker}", on_error=tell)


WAYS = (_in_a_slot, _in_a_thread, _in_a_destructor, _as_a_warning, _as_a_record, _in_a_job)
