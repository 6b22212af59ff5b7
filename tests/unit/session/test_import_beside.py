"""An import beside the person: answers go first, closing stops it, and nothing that failed is called done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import AppError, StorageFailed
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.session.background import Background
from alapp.session.exchange import Exchange
from alapp.session.exchange_import import ImportReport
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, small_project


@pytest.fixture
def pump() -> Pump:
    return Pump()


@pytest.fixture
def background(pump: Pump) -> Iterator[Background]:
    """The program's one, which outlives its projects."""
    found = Background(pump)
    yield found
    found.close()


Opener = Callable[..., Session]


@pytest.fixture
def opened(tmp_path: Path, pump: Pump, background: Background) -> Iterator[Opener]:
    """Opens the project and closes it at the end, whatever happens."""
    found: list[Session] = []

    def do(n: int = 60) -> Session:
        path = found[-1].path if found else small_project(tmp_path, n)
        found.append(Session.open(path, deliver=pump, background=background))
        return found[-1]

    yield do
    for session in found:
        session.close()


def rows_file(folder: Path, n: int) -> ImportPlan:
    path = folder / "more.csv"
    path.write_text("id,text\n" + "".join(f"N-{i},A new report number {i}\n" for i in range(n)), "utf-8")
    return ImportPlan(str(path), ReadingOptions("csv", separator=","), {"id": Role.ID, "text": Role.TEXT})


def test_an_answer_goes_before_the_rows_that_wait(
    tmp_path: Path, pump: Pump, background: Background, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    order, inside, go_on = list[str](), threading.Event(), threading.Event()
    add, record = session.project.sources.add_chunk, session.project.record

    def slow(*args: Any, **more: Any) -> Any:
        inside.set()
        assert go_on.wait(30)
        order.append("rows")
        return add(*args, **more)

    def noted(*args: Any, **more: Any) -> Any:
        order.append("answer")
        return record(*args, **more)

    monkeypatch.setattr(session.project.sources, "add_chunk", slow)
    monkeypatch.setattr(session.project, "record", noted)
    done: list[ImportReport] = []
    Exchange(session).start_import(rows_file(tmp_path, 1700), on_done=done.append)
    pump.until(inside.is_set)
    session.press(session.guideline.active[0].id)
    go_on.set()
    pump.until(lambda: bool(done) and session.saved)
    assert order.index("answer") <= 1
    assert order.count("rows") == 4


def test_closing_the_project_stops_its_import_and_tells_nobody(
    tmp_path: Path, pump: Pump, background: Background, opened: Opener
) -> None:
    session = opened()
    told: list[object] = []
    exchange = Exchange(session)
    exchange.start_import(rows_file(tmp_path, 50_000), on_done=told.append, on_error=told.append)
    pump.until(lambda: len(session.desk.pool) > 60)
    session.close()
    pump.until(lambda: not background.jobs)
    assert told == []
    with Project.open(session.path) as project:
        source = project.sources.all()[-1]
        assert source.state == "cancelled"
        assert source.seen == source.accepted + source.quarantined
        assert project.items.count() == 60 + source.accepted
        assert project.verify().ok
    other = opened()
    Exchange(other).start_import(rows_file(tmp_path, 50), on_done=told.append)
    pump.until(lambda: bool(told))
    assert isinstance(told[0], ImportReport)


def test_a_failure_in_the_last_rows_is_no_success(
    tmp_path: Path, pump: Pump, background: Background, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()

    def full(*args: Any, **more: Any) -> Any:
        raise StorageFailed("The disk is full.")

    monkeypatch.setattr(session.project.sources, "add_chunk", full)
    told: list[object] = []
    Exchange(session).start_import(rows_file(tmp_path, 20), on_done=told.append, on_error=told.append)
    pump.until(lambda: bool(told))
    assert isinstance(told[0], AppError)
    assert "No row came in" in told[0].meaning
    assert session.reader.sources.all()[-1].state == "failed"


def test_a_full_disk_while_features_are_stored_is_told_and_made_good_later(
    tmp_path: Path, pump: Pump, background: Background, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(120)
    pump.until(lambda: session.training.state != "running")

    def full(*args: Any, **more: Any) -> Any:
        raise StorageFailed("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(session.project.features, "put_chunk", full)
        session.project.features.begin("text_recipe", 1, b"damaged")
        for _ in range(24):
            session.press(session.guideline.active[len(session.desk.history) % 3].id)
        background._workers["train"].close()
        background._workers["train"]._closed = False  # a fresh child, which has nothing in memory
        session.train_now()
        pump.until(lambda: session.training.state == "failed" and session.saved)
    assert "The disk is full" in session.training.message
    assert session.reader.annotations.count_answered() == 24
    session.train_now()
    pump.until(lambda: session.training.state == "current")
    assert session.reader.features.covered("text_recipe") == 120
    assert session.reader.verify().ok


def test_settings_chosen_during_a_training_count_at_once_after_it(
    tmp_path: Path, pump: Pump, background: Background, opened: Opener
) -> None:
    session = opened()
    for i in range(24):
        session.press(session.guideline.active[i % 3].id)
        pump.until(lambda: session.saved)
    pump.until(lambda: session.training.state == "current")
    on_screen = session.current
    session.train_now()
    session.settings.set("strategy", "margin")
    session.settings.set("learner", "bayes")
    pump.until(lambda: any((m.strategy, m.learner) == ("margin", "bayes") for m in session.reader.models.all()))
    pump.until(lambda: session.training.state == "current")
    assert session.current is on_screen
    assert [m.version for m in session.reader.models.all()] == [*range(1, session.training.version + 1)]
