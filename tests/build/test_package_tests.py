"""The tests of the package: every check is found, can miss its goals, and sees what a person sees."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import test_package as command
from package_tests import data
from package_tests.base import Result
from package_tests.display import Display, differ

from tests.safety.base import NONE, exactly


def test_every_check_is_found_with_a_name_of_its_own_and_goals() -> None:
    pairs = [(check.name, variant.name) for check, variant in command.all_checks(())]
    assert len(set(pairs)) == len(pairs)
    assert {"install", "sample", "own_csv", "encrypted", "spans", "pictures", "terminal", "purge", "controls"} <= {
        name for name, _ in pairs
    }
    assert all(check.goals and (check.run is None) != (check.alone is None) for check, _ in command.all_checks(()))


def test_checks_are_chosen_by_name_variant_or_both() -> None:
    assert {c.name for c, _ in command.all_checks(["spans"])} == {"spans"}
    assert {v.name for _, v in command.all_checks(["lang-c"])} == {"lang-c"}
    assert [(c.name, v.name) for c, v in command.all_checks(["own_csv@scale-200"])] == [("own_csv", "scale-200")]


def test_a_figure_that_is_wrong_or_was_never_found_misses_its_goal() -> None:
    goals = {"left": NONE, "answers": exactly(2)}
    assert Result("x", {"left": 0.0, "answers": 2.0}, goals, 1.0).verdict == "ok"
    assert Result("x", {"left": 1.0, "answers": 2.0}, goals, 1.0).missed == ["left"]
    assert Result("x", {"left": 0.0}, goals, 1.0).missed == ["answers"]
    assert Result("x", {}, {}, 1.0, "it broke").verdict == "ERROR"


def test_a_missed_goal_ends_the_command_with_an_error(tmp_path: Path) -> None:
    good, bad = Result("a", {"left": 0.0}, {"left": NONE}, 1.0), Result("b", {"left": 3.0}, {"left": NONE}, 1.0)
    assert command.report([good], tmp_path / "out.json") == 0
    assert command.report([good, bad], None) == 1
    assert command.report([], None) == 1


def test_a_blinking_caret_is_no_change_and_a_new_text_is_one() -> None:
    white = [b"\xff" * 400] * 100
    caret = [b"\x00\x00\x00\xff" + row[4:] if 10 <= y < 30 else row for y, row in enumerate(white)]
    text = [b"\x00" * 200 + row[200:] if 10 <= y < 30 else row for y, row in enumerate(white)]
    assert not differ(white, caret, 300)
    assert differ(white, text, 300)


def test_what_is_on_the_screen_is_saved_as_it_is(tmp_path: Path) -> None:
    display = Display.__new__(Display)
    display.width, display.height = 2, 1
    display.rows = lambda: [bytes([1, 2, 3, 0, 4, 5, 6, 0])]  # type: ignore[method-assign]
    png = display.save(tmp_path / "a.png").read_bytes()
    at = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[at - 4 : at])
    assert zlib.decompress(png[at + 4 : at + 4 + length]) == bytes([0, 3, 2, 1, 6, 5, 4])


def test_the_right_answer_can_be_told_from_afar() -> None:
    rows = [line.partition(",") for line in data.reports(40).splitlines()[1:]]
    shorts = [len(text) for key, _, text in rows if data.truth_of(key) == data.SHORT]
    longs = [len(text) for key, _, text in rows if data.truth_of(key) == data.LONG]
    assert len(shorts) == len(longs) == 20
    assert max(shorts) * 3 < min(longs)
