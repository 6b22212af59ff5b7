"""A decoder for tests: functions that answer, hand over parts, hang and die."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.media_thumbs import Begun
from alapp.session.runner import Runner
from tests.unit.session.media_made import Pix


class TestDecoder:
    """Runs the functions below by name."""

    __test__ = False

    def run(self, progress: Progress, function: str, *args: Any) -> Any:
        return globals()[function](progress, *args)


class DeadlyDecoder(Runner):
    """Runs functions of the program, and dies as soon as item 7 is looked at."""

    def run(self, progress: Progress, function: str, *args: Any) -> Any:
        def emit(part: Any) -> None:
            progress.emit(part)
            if part == Begun(7):
                os.kill(os.getpid(), signal.SIGKILL)

        return super().run(Progress(progress.step, emit), function, *args)


def size(progress: Progress, file: MediaFile) -> int:
    with file.open() as stream:
        return len(stream.read())


def parts(progress: Progress, file: MediaFile, n: int) -> int:
    for i in range(n):
        progress.step(i, n)
        progress.emit(i)
    return n


def refuse(progress: Progress, file: MediaFile) -> None:
    raise BadInput(f"{file.name} is no picture.")


def stumble(progress: Progress, file: MediaFile) -> None:
    raise ValueError("secret content")


def die(progress: Progress, file: MediaFile) -> None:
    ctypes.string_at(0)


def kill(progress: Progress, file: MediaFile) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(progress: Progress, file: MediaFile) -> None:
    threading.Event().wait()


def wait_for(progress: Progress, file: MediaFile, gate: str) -> str:
    """Go on until a file is there, so that a test decides when; stop when told to."""
    progress.emit("waiting")
    while not Path(gate).exists():
        progress.step(0)
        threading.Event().wait(0.005)
    return file.name


def pid(progress: Progress) -> int:
    return os.getpid()


class DeadlyPix(Pix):
    """Dies of files that begin with KILL."""

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        with file.open() as stream:
            if stream.read(4) == b"KILL":
                os.kill(os.getpid(), signal.SIGKILL)
        return super().facts(file)


class DeadlyRunner(Runner):
    """The child of imports, with a modality that dies."""

    def __init__(self) -> None:
        super().__init__()
        MODALITIES._members["image"] = DeadlyPix()
