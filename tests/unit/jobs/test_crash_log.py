"""What is written of an error that nobody expected: kind and place, never a word of it."""

from __future__ import annotations

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.jobs.crash_log import LOG_LIMIT, Formatter, log_line, place_of, write, write_to

MARK = "Jane-Doe-4711"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    write_to(tmp_path / "log" / "alapp.log")
    yield tmp_path / "log" / "alapp.log"
    write_to(None)


def _raised() -> Exception:
    held = MARK
    try:
        try:
            raise KeyError(held)
        except KeyError as cause:
            raise ValueError(f"cannot read {held}") from cause
    except ValueError as error:
        return error


def test_kind_cause_and_place_are_written(log: Path) -> None:
    write(_raised())
    line = log.read_text("utf-8")
    assert "ValueError from KeyError test_crash_log.py:" in line
    assert "_raised" in line
    assert MARK not in line


def test_the_log_is_the_owner_s_alone(log: Path) -> None:
    write(_raised())
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_log_begins_anew_when_it_is_large(log: Path) -> None:
    write(_raised())
    log.write_text("x" * (LOG_LIMIT + 1))
    write(_raised())
    assert log.stat().st_size < 400
    write(_raised())
    assert len(log.read_text("utf-8").splitlines()) == 2


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    write_to(tmp_path / "taken" / "alapp.log")
    try:
        write(_raised())
    finally:
        write_to(None)
    assert (tmp_path / "taken").read_text() == ""


def test_an_error_without_a_place() -> None:
    assert place_of(ValueError(MARK)) == "unknown place"
    assert MARK not in log_line(ValueError(MARK))


@pytest.mark.parametrize(("name", "kept"), [("alapp.jobs", True), ("PIL.Image", False)])
def test_log_records_of_others_lose_their_words(name: str, *, kept: bool) -> None:
    error = _raised()
    info = (type(error), error, error.__traceback__)
    record = logging.LogRecord(name, logging.ERROR, "somewhere/image.py", 7, "import 12 ended", (), info)
    line = Formatter().format(record)
    assert ("import 12 ended" in line) is kept
    assert ("image.py:7" in line) is not kept
    assert "ValueError" in line
    assert MARK not in line


LOUD = f"""
import logging, threading, warnings
from alapp.jobs.crash_log import keep_quiet, write_to
from pathlib import Path
keep_quiet()
write_to(Path("alapp.log"))
class Ends:
    def __del__(self): raise RuntimeError("{MARK}")
def raises(): raise ValueError("{MARK}")
Ends()
warnings.warn("{MARK}")
logging.getLogger("other").warning("{MARK}")
thread = threading.Thread(target=raises); thread.start(); thread.join()
held = "{MARK}"
raises()
"""


def test_whatever_python_would_print_holds_no_value(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[3])
    ended = subprocess.run(
        [sys.executable, "-c", LOUD],
        cwd=tmp_path,
        env={"PYTHONPATH": root},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    said = ended.stdout + ended.stderr + (tmp_path / "alapp.log").read_text("utf-8")
    assert MARK not in said
    for expected in ("RuntimeError", "UserWarning", "WARNING other", "ValueError"):
        assert expected in ended.stderr
    assert ended.stderr.count("ValueError") == 2
