"""Every label task keeps its promises: any keys give a draft, a complete draft gives a value and comes back from it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.annotation import labels_of
from alapp.label_tasks.base import Draft, LabelTask, indicator
from alapp.label_tasks.registry import LABEL_TASKS

IDS = ("a1", "b2", "c3", "d4")
PRESSES = st.lists(st.sampled_from(IDS), max_size=12)
EVERY = pytest.mark.parametrize("task", LABEL_TASKS, ids=LABEL_TASKS.names)


def after(task: LabelTask, presses: list[str]) -> Draft:
    draft: Draft = ()
    for label_id in presses:
        draft = task.apply(draft, label_id)
    return draft


@EVERY
@given(presses=PRESSES)
def test_a_draft_holds_known_labels_once(task: LabelTask, presses: list[str]) -> None:
    draft = after(task, presses)
    assert set(draft) <= set(presses)
    assert len(set(draft)) == len(draft)
    assert task.multi or len(draft) <= 1


@EVERY
@given(presses=PRESSES)
def test_a_complete_draft_survives_the_way_to_disk(task: LabelTask, presses: list[str]) -> None:
    draft = after(task, presses)
    if task.complete(draft):
        stored = json.loads(json.dumps(task.value(draft)))
        assert labels_of(stored) == draft
        assert task.draft(stored) == draft


@EVERY
@given(presses=PRESSES)
def test_every_path_of_keys_ends_in_a_valid_value(task: LabelTask, presses: list[str]) -> None:
    """From any draft, one key more at most makes it complete."""
    draft = after(task, presses)
    assert task.complete(draft) or any(task.complete(task.apply(draft, label_id)) for label_id in IDS)


@EVERY
def test_one_key_answers_an_instant_task(task: LabelTask) -> None:
    assert task.complete(task.apply((), "a1")) or not task.instant
    assert not (task.instant and task.multi), "several labels cannot be complete at the first key"


@EVERY
def test_no_answer_is_an_empty_draft(task: LabelTask) -> None:
    assert task.draft(None) == ()
    assert task.complete(()) == task.multi, "none of these is an answer only where several labels are"


@EVERY
@given(presses=PRESSES, label_id=st.sampled_from(IDS))
def test_pressing_twice(task: LabelTask, presses: list[str], label_id: str) -> None:
    """A choice stays; of several labels, the second press takes the first one back."""
    draft = after(task, presses)
    twice = task.apply(task.apply(draft, label_id), label_id)
    assert set(twice) == (set(draft) if task.multi else {label_id})


@given(answers=st.lists(st.lists(st.sampled_from(IDS), unique=True), max_size=8))
def test_the_indicator_says_which_labels_each_answer_uses(answers: list[list[str]]) -> None:
    Y = indicator([{"labels": labels} for labels in answers], IDS[:3])
    assert Y.shape == (len(answers), 3)
    assert Y.dtype == np.bool_
    for row, labels in zip(Y, answers, strict=True):
        assert {IDS[j] for j in np.flatnonzero(row)} == set(labels) - {"d4"}
