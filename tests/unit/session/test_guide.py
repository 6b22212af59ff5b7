"""Editing the guideline keeps every version, never an answer's label, and says what it did in words."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import AppError, BadInput, ReadOnlyProject
from alapp.domain.guideline import (
    FREE_LETTERS,
    RESERVED_LETTERS,
    Example,
    Guideline,
    LabelClass,
    classes_from_names,
    problems,
)
from alapp.jobs.lane import InlineLane
from alapp.session.guide import (
    Guide,
    changed,
    free_letters,
    key_problem,
    moved,
    restored,
    same_content,
    with_example,
    with_label,
    with_retired,
    without_example,
)
from alapp.session.guide_words import differences, summary


class MemoryVersions:
    """Guideline versions in a list."""

    def __init__(self, first: Guideline) -> None:
        self.kept = [first]

    def current(self) -> Guideline:
        return self.kept[-1]

    def history(self) -> list[Guideline]:
        return self.kept[::-1]

    def save(self, guideline: Guideline, author: str, note: str) -> Guideline:
        new = replace(guideline, version=self.current().version + 1, author=author, note=note)
        self.kept.append(new)
        return new


class WaitingLane(InlineLane):
    """A lane that runs its jobs when told."""

    def __init__(self) -> None:
        self._jobs: list[Callable[[], None]] = []

    def submit(self, *args: Any, **more: Any) -> None:
        self._jobs.append(lambda: InlineLane.submit(self, *args, **more))

    def run(self) -> None:
        for job in self._jobs:
            job()


def make(versions: MemoryVersions, lane: InlineLane | None = None, **more: Any) -> Guide:
    return Guide(versions, versions.save, "A1", lane or InlineLane(), **more)


@pytest.fixture
def wards() -> Guideline:
    return Guideline(1, "single_choice", classes_from_names(["Medication", "Fall", "Device"]))


@pytest.fixture
def guide(wards: Guideline) -> Guide:
    return make(MemoryVersions(wards))


def fall(guideline: Guideline) -> LabelClass:
    return guideline.classes[1]


class TestEdits:
    def test_a_renamed_label_keeps_its_id_and_place(self, wards: Guideline) -> None:
        new = changed(wards, fall(wards).id, name="  Fall  or slip ")
        assert fall(new).name == "Fall or slip"
        assert [c.id for c in new.classes] == [c.id for c in wards.classes]

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"name": " "}, "needs a name"),
            ({"name": "x" * 121}, "longer"),
            ({"colour": 13}, "12"),
            ({"shape": 0}, "12"),
        ],
    )
    def test_useless_values_are_refused_in_words(self, wards: Guideline, fields: dict[str, object], words: str) -> None:
        with pytest.raises(BadInput, match=words):
            changed(wards, fall(wards).id, **fields)

    def test_an_unknown_label_is_refused(self, wards: Guideline) -> None:
        with pytest.raises(BadInput, match="not in the guideline"):
            changed(wards, "nobody", name="X")

    def test_moving_changes_order_only_and_stops_at_the_ends(self, wards: Guideline) -> None:
        last = wards.classes[2].id
        assert [c.name for c in moved(wards, last, -1).active] == ["Medication", "Device", "Fall"]
        assert moved(wards, last, 1) == wards
        assert [c.name for c in moved(wards, last, -99).active] == ["Device", "Medication", "Fall"]

    @given(st.lists(st.tuples(st.integers(0, 6), st.integers(-9, 9))), st.integers(0, 6))
    def test_no_row_of_moves_loses_or_changes_a_label(self, moves: list[tuple[int, int]], gone: int) -> None:
        start = Guideline(1, "single_choice", classes_from_names("abcdefg"))
        start = with_retired(start, start.classes[gone].id)
        end = start
        for place, steps in moves:
            end = moved(end, start.classes[place].id, steps)
        assert {c.id: c for c in end.classes} == {c.id: c for c in start.classes}

    def test_a_new_label_has_an_unused_look(self, wards: Guideline) -> None:
        new, label_id = with_label(wards, "Other")
        added = new.by_id(label_id)
        assert added is not None
        assert (added.name, added.colour, added.shape) == ("Other", 4, 4)
        assert not {label_id} & {c.id for c in wards.classes}

    def test_the_thirteenth_label_gets_a_look_too(self) -> None:
        many = Guideline(1, "single_choice", classes_from_names([str(n) for n in range(12)]))
        new, label_id = with_label(many, "one more")
        added = new.by_id(label_id)
        assert added is not None
        assert added.colour == 1

    def test_a_retired_label_keeps_everything_but_is_not_offered(self, wards: Guideline) -> None:
        new = with_retired(wards, fall(wards).id)
        assert [c.name for c in new.active] == ["Medication", "Device"]
        assert with_retired(new, fall(wards).id, retired=False) == wards

    def test_examples_come_and_go(self, wards: Guideline) -> None:
        new = with_example(wards, fall(wards).id, Example(" Slid from the bed. ", True, "IR-1"))
        assert fall(new).examples == (Example("Slid from the bed.", True, "IR-1"),)
        assert without_example(new, fall(wards).id, 0) == wards

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda g, i: with_example(g, i, Example("  ")),
            lambda g, i: with_example(with_example(g, i, Example("a")), i, Example("a ", item_key="k")),
            lambda g, i: without_example(g, i, 0),
        ],
    )
    def test_empty_doubled_and_missing_examples_are_refused(
        self, wards: Guideline, spoil: Callable[[Guideline, str], Guideline]
    ) -> None:
        with pytest.raises(BadInput, match="example"):
            spoil(wards, fall(wards).id)


class TestLetters:
    @pytest.mark.parametrize("letter", RESERVED_LETTERS)
    def test_command_letters_are_refused_in_words(self, wards: Guideline, letter: str) -> None:
        assert "kept for a command" in key_problem(wards, fall(wards).id, letter.lower())

    @pytest.mark.parametrize("letter", FREE_LETTERS)
    def test_free_letters_are_taken(self, wards: Guideline, letter: str) -> None:
        assert key_problem(wards, fall(wards).id, letter) == ""
        assert fall(changed(wards, fall(wards).id, key=letter.lower())).key == letter

    @pytest.mark.parametrize("key", ["1", "DI", "é", "ß", "AB"])
    def test_other_keys_are_refused(self, wards: Guideline, key: str) -> None:
        assert "cannot be a label key" in key_problem(wards, fall(wards).id, key)

    def test_a_letter_belongs_to_one_label(self, wards: Guideline) -> None:
        new = changed(wards, fall(wards).id, key="D")
        assert "belongs to “Fall”" in key_problem(new, wards.classes[0].id, "d")
        assert key_problem(new, fall(wards).id, "d") == ""
        assert free_letters(new) == FREE_LETTERS.replace("D", "")

    @given(st.text(max_size=2))
    def test_what_is_let_through_can_be_saved(self, key: str) -> None:
        start = Guideline(1, "single_choice", classes_from_names(["a", "b"]))
        if not key_problem(start, start.classes[0].id, key):
            assert problems(changed(start, start.classes[0].id, key=key)) == []


class TestSaving:
    def test_each_save_is_a_version_with_author_and_words(self, guide: Guide) -> None:
        label_id = fall(guide.current).id
        assert guide.save(changed(guide.current, label_id, name="Falls", hint="to a lower level"))
        new = guide.current
        assert (new.version, new.author) == (2, "A1")
        assert new.note == "“Fall” renamed to “Falls”; “Falls”: hint written"
        assert [g.version for g in guide.history()] == [2, 1]

    def test_saving_nothing_new_makes_no_version(self, guide: Guide) -> None:
        assert not guide.save(replace(guide.current, note="x", author="y"))
        assert len(guide.history()) == 1

    def test_the_session_is_told_of_each_version(self, wards: Guideline) -> None:
        told: list[int] = []
        guide = make(MemoryVersions(wards), saved=lambda g: told.append(g.version))
        guide.save(replace(wards, question="What happened?"))
        guide.save(replace(guide.current, question="What happened?"))
        assert told == [2]

    def test_a_label_set_with_problems_is_refused_and_nothing_kept(self, guide: Guide) -> None:
        with pytest.raises(BadInput, match="Two labels are called") as refused:
            guide.save(changed(guide.current, fall(guide.current).id, name="device"))
        assert refused.value.remedy
        assert len(guide.history()) == 1

    def test_the_last_label_cannot_be_retired(self, guide: Guide) -> None:
        bare = guide.current
        for label_class in bare.classes:
            bare = with_retired(bare, label_class.id)
        with pytest.raises(AppError, match="At least one label"):
            guide.save(bare)

    def test_a_read_only_project_refuses(self, wards: Guideline) -> None:
        guide = make(MemoryVersions(wards), read_only=True)
        with pytest.raises(ReadOnlyProject):
            guide.save(replace(wards, question="What?"))


class TestSlowDisk:
    def test_a_second_edit_builds_on_the_first_before_that_is_on_disk(self, wards: Guideline) -> None:
        lane, versions = WaitingLane(), MemoryVersions(wards)
        guide = make(versions, lane)
        guide.save(changed(guide.current, fall(wards).id, name="Slip"))
        guide.save(changed(guide.current, fall(wards).id, hint="to the floor"))
        assert versions.current().version == 1
        lane.run()
        assert (versions.current().version, fall(guide.current).name, fall(guide.current).hint) == (
            3,
            "Slip",
            "to the floor",
        )

    def test_what_the_disk_refused_does_not_hold(self, wards: Guideline) -> None:
        class FullDisk(MemoryVersions):
            def save(self, guideline: Guideline, author: str, note: str) -> Guideline:
                raise OSError(errno.ENOSPC, f"{author}: {note} {guideline.version}")

        told: list[AppError] = []
        guide = make(FullDisk(wards))
        guide.save(replace(wards, question="What?"), failed=told.append)
        assert guide.current == wards
        assert "disk is full" in told[0].what
        assert told[0].remedy


class TestRestoring:
    def test_an_old_version_comes_back_as_a_new_one(self, guide: Guide) -> None:
        guide.save(changed(guide.current, fall(guide.current).id, name="Slip"))
        assert guide.restore(1)
        back = guide.current
        assert (back.version, fall(back).name, back.note) == (3, "Fall", "version 1 restored")
        assert len(guide.history()) == 3

    def test_a_label_that_came_later_is_retired_not_dropped(self, guide: Guide) -> None:
        new, label_id = with_label(guide.current, "Other")
        guide.save(changed(new, label_id, key="O"))
        guide.restore(1)
        kept = guide.current.by_id(label_id)
        assert kept is not None
        assert kept.retired

    def test_an_unknown_version_is_refused(self, guide: Guide) -> None:
        with pytest.raises(BadInput, match="no version 9"):
            guide.restore(9)

    def test_restoring_what_holds_changes_nothing(self, wards: Guideline) -> None:
        assert same_content(restored(wards, wards), wards)


class TestWords:
    @pytest.mark.parametrize(
        ("edit", "words"),
        [
            (lambda g: replace(g, question="What?"), "question is now “What?”"),
            (lambda g: replace(g, noun="report"), "an item is now called “report”"),
            (lambda g: replace(g, text="Read first."), "introduction written"),
            (lambda g: moved(g, g.classes[0].id, 1), "order changed"),
            (lambda g: with_label(g, "Other")[0], "“Other” added"),
            (lambda g: with_retired(g, g.classes[1].id), "“Fall” retired"),
            (lambda g: changed(g, g.classes[1].id, key="D"), "“Fall” has the letter D"),
            (lambda g: changed(g, g.classes[1].id, colour=5, shape=6), "“Fall”: colour and shape changed"),
            (lambda g: changed(g, g.classes[1].id, description="x"), "“Fall”: description written"),
            (lambda g: with_example(g, g.classes[1].id, Example("x")), "“Fall”: one example added"),
        ],
    )
    def test_one_edit_is_one_phrase(self, wards: Guideline, edit: Callable[[Guideline], Guideline], words: str) -> None:
        assert differences(wards, edit(wards)) == [words]

    def test_the_way_back_has_words_too(self, wards: Guideline) -> None:
        full = changed(wards, fall(wards).id, key="D", hint="h", examples=(Example("a"), Example("b")))
        assert differences(full, wards) == [
            "“Fall” has no letter",
            "“Fall”: hint removed",
            "“Fall”: 2 examples removed",
        ]
        turned = changed(full, fall(wards).id, hint="i", examples=(Example("b"), Example("a")))
        assert differences(full, turned) == ["“Fall”: hint changed", "“Fall”: examples in another order"]
        assert "brought back" in differences(with_retired(wards, fall(wards).id), wards)[0]

    def test_a_long_list_is_cut_with_its_count(self, wards: Guideline) -> None:
        new = replace(wards, question="q", noun="n", text="t")
        new = changed(new, fall(wards).id, name="N", key="D")
        assert summary(wards, new).endswith("; 2 more")
        assert summary(wards, wards) == ""
