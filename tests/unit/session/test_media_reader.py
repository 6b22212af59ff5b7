"""The child that decodes: newest request first, cancel, and files that kill, hang or confuse a decoder."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import AppError, BadInput
from alapp.domain.media import MediaFile
from alapp.session.media_reader import CHILDREN, MediaReader

DECODER = "tests.unit.session.media_decoder:TestDecoder"
FILE = MediaFile("birds/0001.png", "", 4, data=b"bird")


class Screen:
    """A thread that takes deliveries in order, as the window's loop does."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.got: list[Any] = []

    def deliver(self, call: Callable[[], None]) -> None:
        self._calls.put(call)

    def wait(self, n: int = 1) -> list[Any]:
        """Take deliveries until there are so many answers."""
        while len(self.got) < n:
            self._calls.get(timeout=60)()
        return self.got

    def take_waiting(self) -> None:
        while not self._calls.empty():
            self._calls.get()()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def reader(screen: Screen) -> Iterator[MediaReader]:
    found = MediaReader(screen.deliver, decoder=DECODER)
    yield found
    found.close()


def test_a_result_comes_from_another_process(reader: MediaReader, screen: Screen) -> None:
    reader.ask("size", (FILE,), screen.got.append, screen.got.append)
    assert screen.wait() == [4]
    assert len(reader.pids) == 1


def test_parts_come_in_order_and_before_the_result(reader: MediaReader, screen: Screen) -> None:
    reader.ask(
        "parts", (FILE, 5), lambda n: screen.got.append(("done", n)), screen.got.append, on_part=screen.got.append
    )
    assert screen.wait(6) == [0, 1, 2, 3, 4, ("done", 5)]


def test_an_error_with_words_keeps_them(reader: MediaReader, screen: Screen) -> None:
    reader.ask("refuse", (FILE,), screen.got.append, screen.got.append)
    (error,) = screen.wait()
    assert isinstance(error, BadInput)
    assert error.what == "birds/0001.png is no picture."


@pytest.mark.parametrize("way", ["die", "kill", "stumble"])
def test_a_file_that_kills_or_confuses_the_decoder_is_named_and_the_next_is_read(
    way: str, reader: MediaReader, screen: Screen
) -> None:
    reader.ask(way, (FILE,), screen.got.append, screen.got.append)
    (error,) = screen.wait()
    assert isinstance(error, BadInput)
    assert error.what == "The file 0001.png could not be decoded."
    assert "secret" not in str(error) + error.details
    reader.ask("size", (FILE,), screen.got.append, screen.got.append)
    assert screen.wait(2)[1] == 4


def test_a_decoder_that_hangs_is_ended(screen: Screen) -> None:
    reader = MediaReader(screen.deliver, decoder=DECODER, silent_seconds=0.2)
    try:
        reader.ask("hang", (FILE,), screen.got.append, screen.got.append)
        (error,) = screen.wait()
        assert isinstance(error, AppError)
        assert error.what == "The file 0001.png could not be decoded."
        assert not reader.pids
    finally:
        reader.close()


def test_the_newest_request_comes_first(reader: MediaReader, screen: Screen, tmp_path: Path) -> None:
    gates = [str(tmp_path / f"gate {i}") for i in range(CHILDREN)]
    for gate in gates:  # all children are busy
        reader.ask("wait_for", (FILE, gate), lambda _: None, screen.got.append, on_part=screen.got.append)
    screen.wait(CHILDREN)
    for n in (1, 2, 3):
        file = MediaFile(str(n), "", n, data=b"x" * n)
        reader.ask("size", (file,), screen.got.append, screen.got.append)
    Path(gates[0]).touch()
    assert screen.wait(CHILDREN + 3)[CHILDREN:] == [3, 2, 1]
    assert len(reader.pids) == CHILDREN


def test_a_request_that_nobody_wants_any_more_says_nothing_and_makes_room(
    reader: MediaReader, screen: Screen, tmp_path: Path
) -> None:
    never = str(tmp_path / "never")
    running = [
        reader.ask("wait_for", (FILE, never), screen.got.append, screen.got.append, on_part=screen.got.append)
        for _ in range(CHILDREN)
    ]
    screen.wait(CHILDREN)
    waiting = reader.ask("parts", (FILE, 2), screen.got.append, screen.got.append, on_part=screen.got.append)
    for handle in (waiting, *running):
        handle.cancel()
    reader.ask("size", (FILE,), screen.got.append, screen.got.append)
    assert screen.wait(CHILDREN + 1) == ["waiting"] * CHILDREN + [4]
    assert all(handle.cancelled for handle in running)


def test_what_nobody_waits_for_never_takes_every_child(reader: MediaReader, screen: Screen, tmp_path: Path) -> None:
    gate = str(tmp_path / "gate")
    reader.ask("wait_for", (FILE, gate), lambda _: None, screen.got.append, on_part=screen.got.append, behind=True)
    screen.wait()
    for n in (1, 2):
        file = MediaFile(str(n), "", n, data=b"x" * n)
        reader.ask("size", (file,), screen.got.append, screen.got.append, behind=True)
    reader.ask("size", (FILE,), screen.got.append, screen.got.append)
    assert screen.wait(2) == ["waiting", 4]  # it is read while one behind runs, and the other two wait for that
    Path(gate).touch()
    assert screen.wait(4)[2:] == [1, 2]  # in the order they were asked for


def test_closing_ends_what_runs_and_what_waits(screen: Screen, tmp_path: Path) -> None:
    reader = MediaReader(screen.deliver, decoder=DECODER)
    for _ in range(CHILDREN + 2):
        reader.ask("wait_for", (FILE, str(tmp_path / "never")), screen.got.append, screen.got.append, on_part=len)
    reader.close()
    reader.close()
    screen.take_waiting()
    assert screen.got == []
    assert not reader.pids
    assert reader.ask("size", (FILE,), screen.got.append, screen.got.append).cancelled


def test_inline_it_is_done_at_once(screen: Screen) -> None:
    reader = MediaReader(inline=True)
    reader.ask("alapp.session.media_reader:ready", (), screen.got.append, screen.got.append)
    assert screen.got == [None]
    reader.ask("os:getpid", (), screen.got.append, screen.got.append)
    assert isinstance(screen.got[1], BadInput)
