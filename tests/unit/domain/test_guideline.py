"""Looks of label classes: made once, kept wherever a label moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.guideline import COLOURS, SHAPES, Guideline, classes_from_names, look_of, reordered
from alapp.session.guide import with_label, with_retired

NAMES = [f"Label {n}" for n in range(1, 31)]


def test_labels_after_the_twelfth_repeat_the_colours_with_an_outline() -> None:
    looks = [(c.colour, c.shape) for c in classes_from_names(NAMES)]
    assert looks[:COLOURS] == [(n, n) for n in range(1, 13)]
    assert looks[COLOURS:SHAPES] == [(n - 12, n) for n in range(13, 25)]
    assert looks[SHAPES] == (1, 1)


@given(st.integers(0, 10_000))
def test_a_look_is_always_one_of_the_tokens(place: int) -> None:
    colour, shape = look_of(place)
    assert 1 <= colour <= COLOURS
    assert 1 <= shape <= SHAPES


@given(st.permutations(range(20)))
def test_another_order_changes_no_look(order: list[int]) -> None:
    start = Guideline(1, "single_choice", classes_from_names(NAMES[:20]))
    end = reordered(start, [start.classes[i].id for i in order])
    assert {c.id: (c.colour, c.shape) for c in end.classes} == {c.id: (c.colour, c.shape) for c in start.classes}


@pytest.mark.parametrize(("there", "look"), [(3, (4, 4)), (12, (1, 13)), (13, (2, 14)), (24, (1, 1))])
def test_a_new_label_takes_the_first_free_look(there: int, look: tuple[int, int]) -> None:
    start = Guideline(1, "single_choice", classes_from_names(NAMES[:there]))
    end, label_id = with_label(start, "Another")
    added = end.by_id(label_id)
    assert added is not None
    assert (added.colour, added.shape) == look


def test_the_look_of_a_retired_label_can_be_taken() -> None:
    start = Guideline(1, "single_choice", classes_from_names(NAMES[:5]))
    end, label_id = with_label(with_retired(start, start.classes[1].id), "Another")
    added = end.by_id(label_id)
    assert added is not None
    assert (added.colour, added.shape) == (2, 2)
