"""The figures of Insights are honest: only random checks count, none below thirty, and ranges are always there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.annotation import Annotation, Answer, AskedBy, ReasonKind, choice
from alapp.domain.change import Changes
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.model import ModelRecord
from alapp.jobs.lane import InlineLane
from alapp.session.insight import Insight, count_figures
from alapp.session.insight_figures import (
    MIN_CHECKS,
    Estimate,
    Facts,
    Overview,
    accuracy_of,
    checks_for_goal,
    label_uses,
    overview,
    under_labeled,
)

NOW = datetime(2025, 11, 12, 15, 0, tzinfo=UTC)
WARDS = Guideline(3, "single_choice", (LabelClass("f", "Fall"), LabelClass("d", "Device", 2, 2)))


def answer(
    item: int,
    *labels: str,
    reason: ReasonKind = "uncertain",
    when: datetime = NOW,
    seconds: float = 5.0,
    suggested: Sequence[str] = (),
    shown: bool = False,
    annotator: str = "A1",
    version: int = 3,
) -> Annotation:
    asked = AskedBy(reason, suggested=tuple(suggested), shown=shown)
    given_answer = Answer(choice(*labels), "answered", version, seconds, asked_by=asked)
    return Annotation(item, annotator, given_answer, when.isoformat(), f"{annotator}:{item}")


def skip(item: int) -> Annotation:
    return Annotation(item, "A1", Answer(None, "skipped", 3), NOW.isoformat(), f"A1:{item}")


def model(version: int, labels: int, n: int, right: int, **metrics: float) -> ModelRecord:
    record = ModelRecord(version, NOW.isoformat(), "ridge", "mix", "words", labels, 3, ("f", "d"), 0)
    return replace(record, metrics={"audit_n": n, "audit_correct": right, **metrics})


def figures(annotations: Iterable[Annotation] = (), models: Sequence[ModelRecord] = (), flagged: int = 0) -> Overview:
    return overview(Facts(WARDS, list(annotations), models, 1000, flagged, "A1"), NOW)


class TestAccuracy:
    def test_below_thirty_checks_there_is_none(self) -> None:
        found = figures([answer(i, "f", reason="random") for i in range(12)], [model(1, 40, 29, 29)])
        assert found.accuracy is None
        assert (found.checks, found.checks_wanting, found.model_checks) == (12, 18, 0)

    def test_it_is_the_newest_model_with_its_range_and_number(self) -> None:
        found = figures([], [model(2, 300, 200, 180), model(1, 200, 100, 70)])
        assert found.accuracy is not None
        assert found.model_version == 2
        assert (found.accuracy.value, found.accuracy.n) == (0.9, 200)
        assert found.accuracy.low == pytest.approx(0.8506, abs=1e-4)  # Wilson, 180 of 200
        assert found.accuracy.high == pytest.approx(0.9344, abs=1e-4)

    def test_the_range_the_model_recorded_is_kept(self) -> None:
        found = figures([], [model(1, 300, 40, 40, accuracy=1.0, accuracy_low=0.912, accuracy_high=1.0)])
        assert found.accuracy == Estimate(1.0, 0.912, 1.0, 40)

    def test_an_old_model_does_not_speak_for_a_new_one(self) -> None:
        assert figures([], [model(1, 300, 60, 50), model(2, 310, 0, 0)]).accuracy is None

    def test_answers_to_uncertain_items_never_count_as_checks(self) -> None:
        assert figures([answer(i, "f", suggested="f") for i in range(500)]).checks == 0

    def test_an_item_answered_by_two_is_one_check(self) -> None:
        both = [answer(1, "f", reason="random"), answer(1, "d", reason="random", annotator="A2")]
        assert figures(both).checks == 1

    @given(st.integers(0, 400), st.integers(0, 400))
    def test_the_value_lies_in_its_range_and_the_range_in_0_to_1(self, hits: int, more: int) -> None:
        estimate = Estimate.of(hits, hits + more)
        assert (estimate is None) == (hits + more < MIN_CHECKS)
        if estimate is not None:
            assert 0 <= estimate.low <= estimate.value + 1e-12
            assert estimate.value - 1e-12 <= estimate.high <= 1

    def test_the_checks_that_are_wanting_for_five_points(self) -> None:
        assert checks_for_goal(Estimate(0.8, 0.7, 0.9, 50)) == 246 - 50
        assert checks_for_goal(Estimate(1.0, 0.9, 1.0, 40)) == 0


class TestCurve:
    def test_points_are_versions_in_order_with_enough_checks(self) -> None:
        found = figures([], [model(3, 300, 60, 45), model(2, 200, 40, 28), model(1, 50, 8, 4)])
        assert [(p.version, p.labels, p.accuracy.n) for p in found.curve] == [(2, 200, 40), (3, 300, 60)]

    def test_no_models_no_curve(self) -> None:
        assert figures().curve == ()


class TestBalance:
    def test_labels_count_once_an_item_the_newest_answer(self) -> None:
        given_twice = [answer(1, "f"), answer(2, "d"), answer(1, "d", annotator="A2")]
        assert [(c.label_id, c.labels) for c in figures(given_twice).classes] == [("f", 0), ("d", 2)]

    def test_expected_shares_come_from_random_checks_alone(self) -> None:
        checks = [answer(i, "f" if i < 30 else "d", reason="random") for i in range(40)]
        found = figures([*checks, *(answer(100 + i, "d") for i in range(160))])
        share = found.classes[0].expected
        assert share is not None
        assert (share.value, share.n) == (0.75, 40)
        assert under_labeled(found.classes, found.labels) == ("f",)

    def test_with_few_checks_nothing_is_expected(self) -> None:
        found = figures([answer(i, "f", reason="random") for i in range(29)])
        assert [c.expected for c in found.classes] == [None, None]
        assert under_labeled(found.classes, found.labels) == ()

    def test_a_retired_label_is_listed_while_it_carries_answers(self) -> None:
        retired = replace(WARDS, classes=(*WARDS.classes, LabelClass("o", "Other", retired=True)))
        facts = Facts(retired, [answer(1, "f")], [], 10, 0, "A1")
        assert [c.label_id for c in overview(facts, NOW).classes] == ["f", "d"]
        facts = replace(facts, annotations=[answer(1, "o")])
        assert [c.label_id for c in overview(facts, NOW).classes] == ["f", "d", "o"]


class TestCounts:
    def test_labels_today_skipped_flagged(self) -> None:
        yesterday = NOW - timedelta(days=1)
        found = figures([answer(1, "f"), answer(2, "f", when=yesterday), skip(3), skip(4), answer(4, "d")], flagged=7)
        assert (found.labels, found.pool, found.today, found.skipped, found.flagged) == (3, 1000, 2, 1, 7)

    def test_today_is_the_persons_own_day(self) -> None:
        late = datetime(2025, 11, 11, 23, 30, tzinfo=UTC)  # already the 12th further east
        east = NOW.astimezone(timezone(timedelta(hours=2)))
        facts = Facts(WARDS, [answer(1, "f", when=late)], [], 10, 0, "A1")
        assert overview(facts, NOW).today == 0
        assert overview(facts, east).today == 1

    def test_imported_and_others_answers_are_not_todays_work(self) -> None:
        found = figures([answer(1, "f", reason="imported"), answer(2, "f", annotator="A2")])
        assert (found.labels, found.today) == (2, 0)


class TestPace:
    def test_median_trend_days_and_hours(self) -> None:
        start = datetime(2025, 11, 11, 9, 0, tzinfo=UTC)
        slow = [answer(i, "f", when=start, seconds=10) for i in range(12)]
        fast = [answer(100 + i, "f", when=NOW - timedelta(hours=i % 2), seconds=4) for i in range(12)]
        pace = figures([*slow, *fast]).pace
        assert pace.median_seconds == 7
        assert pace.trend == (10,) * 6 + (4,) * 6
        assert [(b.start, b.labels, b.median_seconds) for b in pace.by_day] == [
            ("2025-11-11", 12, 10),
            ("2025-11-12", 12, 4),
        ]
        assert [(b.start, b.labels) for b in pace.by_hour] == [("2025-11-12T14", 6), ("2025-11-12T15", 6)]

    def test_without_timed_answers_there_is_no_pace(self) -> None:
        assert figures([answer(1, "f", seconds=0)]).pace.median_seconds is None
        assert figures([answer(1, "f")]).pace.trend == ()


class TestLeaning:
    def test_shown_and_hidden_are_compared_on_alike_items_only(self) -> None:
        shown = [answer(i, "f", suggested="f", shown=True) for i in range(40)]
        hidden = [answer(100 + i, "f" if i < 20 else "d", suggested="f") for i in range(40)]
        checks = [answer(200 + i, "d", suggested="f", reason="random") for i in range(40)]
        leaning = figures([*shown, *hidden, *checks]).leaning
        assert leaning.shown is not None
        assert leaning.hidden is not None
        assert (leaning.shown.value, leaning.hidden.value, leaning.hidden_n) == (1.0, 0.5, 40)

    def test_few_cases_are_a_number_without_a_share(self) -> None:
        leaning = figures([answer(1, "f", suggested="f", shown=True)]).leaning
        assert (leaning.shown, leaning.shown_n, leaning.hidden_n) == (None, 1, 0)


def test_the_use_of_a_label() -> None:
    use = label_uses(WARDS, [answer(1, "f", suggested="f"), answer(2, "d", suggested="f"), answer(3, "f", version=2)])
    assert (use["f"].labels, use["f"].earlier_versions, use["f"].suggested, use["f"].kept) == (2, 1, 2, 1)
    assert use["f"].share == pytest.approx(2 / 3)
    assert (use["d"].labels, use["d"].suggested) == (1, 0)


class TestCache:
    @pytest.fixture
    def reads(self) -> list[int]:
        return []

    @pytest.fixture
    def insight(self, reads: list[int]) -> Insight:
        def read() -> Facts:
            reads.append(1)
            return Facts(WARDS, [answer(1, "f")], [], 10, 0, "A1")

        return Insight(InlineLane(), read, lambda: NOW)

    def test_it_is_counted_once_until_something_changes(self, insight: Insight, reads: list[int]) -> None:
        told: list[str] = []
        insight.ask(lambda: told.append("a"))
        insight.notice(Changes.of("current", "saved"))
        insight.ask(lambda: told.append("b"))
        assert (len(reads), told) == (1, ["a", "b"])
        insight.notice(Changes.of("answers"))
        assert insight.stale
        insight.ask(lambda: told.append("c"))
        insight.ask(lambda: told.append("d"), again=True)
        assert (len(reads), told) == (3, ["a", "b", "c", "d"])

    def test_a_new_day_is_a_change(self) -> None:
        clock = [NOW]
        insight = Insight(InlineLane(), lambda: Facts(WARDS, [], [], 0, 0, "A1"), lambda: clock[0])
        insight.ask(lambda: None)
        assert not insight.stale
        clock[0] += timedelta(days=1)
        assert insight.stale

    def test_those_who_ask_during_a_count_share_it(self, reads: list[int]) -> None:
        lane = WaitingLane()
        insight = Insight(lane, lambda: reads.append(1) or Facts(WARDS, [], [], 0, 0, "A1"), lambda: NOW)
        told: list[int] = []
        insight.ask(lambda: told.append(1))
        insight.ask(lambda: told.append(2))
        assert insight.counting
        insight.notice(Changes.of("answers"))  # too late for this count
        lane.run()
        assert (len(reads), told) == (1, [1, 2])
        assert insight.stale

    def test_a_failed_count_is_told_in_words_and_can_be_tried_again(self) -> None:
        broken = [True]

        def read() -> Facts:
            if broken[0]:
                raise OSError(5, "gone")
            return Facts(WARDS, [], [], 0, 0, "A1")

        insight = Insight(InlineLane(), read, lambda: NOW)
        insight.ask(lambda: None)
        assert insight.failure is not None
        assert "answers are safe" in insight.failure.meaning
        broken[0] = False
        insight.ask(lambda: None)
        assert insight.failure is None
        assert insight.figures == count_figures(read(), NOW)


class WaitingLane(InlineLane):
    """A lane that runs its job when told."""

    def __init__(self) -> None:
        self._jobs: list[Callable[[], None]] = []

    def submit(self, *args: Any, **more: Any) -> None:
        self._jobs.append(lambda: InlineLane.submit(self, *args, **more))

    def run(self) -> None:
        for job in self._jobs:
            job()


def test_a_model_of_regions_is_measured_by_its_f1() -> None:
    record = ModelRecord(1, "", "crf", "regions", "", 40, 1, ("f",), 0, {"regions": {"n_checks": 40, "f1": F1}})
    found = accuracy_of(record)
    assert found is not None
    assert (found.value, found.low, found.high, found.n) == (0.8, 0.7, 0.9, 40)
    few = replace(record, metrics={"regions": {"n_checks": 12, "f1": F1 | {"n": 12}}})
    assert accuracy_of(few) is None
    assert accuracy_of(replace(record, metrics={"regions": {"n_checks": 3}})) is None


F1 = {"value": 0.8, "low": 0.7, "high": 0.9, "n": 40}


@pytest.mark.parametrize(("task", "region"), [("single_choice", ""), ("spans", "span"), ("segments", "segment")])
def test_the_overview_knows_what_is_measured(task: str, region: str) -> None:
    guideline = replace(WARDS, label_task=task)
    assert overview(Facts(guideline, [], [], 3, 0, "A1"), NOW).region == region
