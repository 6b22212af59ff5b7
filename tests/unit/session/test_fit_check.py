"""The fit check on files and projects: what pays on open data, and each case in which it will not."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput, Cancelled
from alapp.jobs.progress import Progress
from alapp.session.fit_check import FileCheck, FitReport, ReplayPlan, check_answers, check_file
from alapp.session.import_request import Columns, plan_of
from alapp.session.session import Session
from tests.helpers import NAMES, small_project, text_of, true_label

SHORT = ReplayPlan(budget=150)


def file_of(folder: Path, rows: Iterable[tuple[str, str]]) -> Path:
    path = folder / "known.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("text", "label"), *rows])
    return path


def check(path: Path, seeds: int = 3, plan: ReplayPlan = SHORT) -> FitReport:
    source = plan_of(path, Columns(text="text", label="label"))
    return check_file(Progress(), FileCheck(source, plan, tuple(range(seeds))))


def news(folder: Path, rows: int) -> list[tuple[str, str]]:
    with (folder / "text-ag-news" / "test.csv").open(encoding="utf-8", newline="") as file:
        read = [(f"{title} {body}", label) for label, title, body in csv.reader(file)]
    random.Random(0).shuffle(read)
    return read[:rows]


def messages(folder: Path, rows: int) -> list[tuple[str, str]]:
    lines = (folder / "rare-sms-spam" / "sms.tsv").read_text("utf-8").splitlines()
    read = [(text, label) for label, text in (line.split("\t", 1) for line in lines)]
    random.Random(0).shuffle(read)
    return read[:rows]


def test_fifty_items_are_a_tiny_pool(tmp_path: Path) -> None:
    report = check(file_of(tmp_path, [text_of(i) for i in range(50)]))
    assert report.kind == "tiny_pool"
    assert "There are 50 items: to label them all takes about 7 minutes at 8 seconds each." in report.grounds


def test_five_hundred_copies_are_alike(tmp_path: Path) -> None:
    report = check(file_of(tmp_path, [("The same words again.", NAMES[i % 2]) for i in range(500)]))
    assert report.kind == "alike"
    assert report.grounds == ("Of 500 rows 499 repeat an earlier text or id; 1 differ.",)
    assert report.rows == ()


def test_random_labels_cannot_be_told_apart(tmp_path: Path) -> None:
    rng = random.Random(1)
    words = [f"w{i:03}" for i in range(400)]
    rows = [(" ".join(rng.choices(words, k=14)), rng.choice(NAMES)) for _ in range(500)]
    report = check(file_of(tmp_path, rows), seeds=2)
    assert report.kind == "cannot_tell_apart"
    assert "guessing with the same shares would be right in" in report.grounds[0]


def test_too_few_answers_and_one_label_only_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Only 30 rows have an answer"):
        check(file_of(tmp_path, [text_of(i) for i in range(30)]))
    with pytest.raises(BadInput, match="the same answer"):
        check(file_of(tmp_path, [(text_of(i)[0], "Fall") for i in range(90)]))


def test_the_check_tells_its_rounds_and_stops_when_told(tmp_path: Path) -> None:
    path = file_of(tmp_path, [text_of(i) for i in range(90)])
    source, told = plan_of(path, Columns(text="text", label="label")), list[tuple[int, int, str]]()

    def stop_at_the_second_replay() -> bool:
        return bool(told) and "replay 2 of 4" in told[-1][2]

    progress = Progress(lambda *step: told.append(step), cancelled=stop_at_the_second_replay)
    with pytest.raises(Cancelled):
        check_file(progress, FileCheck(source, ReplayPlan(budget=30), (0, 1)))
    rounds = [step for step in told if "replay 1 of 4" in step[2]]
    assert [done for done, _, _ in rounds] == [10, 20, 30]
    assert {total for _, total, _ in rounds} == {120}


def answered(folder: Path, items: int, answers: int) -> Path:
    path = small_project(folder, items)
    session = Session.open(path, background=False)
    session.settings.set("batch_size", 500)
    for _ in range(answers):
        assert session.current is not None
        session.answer_with((true_label(session.guideline, session.current.item.key),), 5.0)
    session.close()
    return path


def test_the_first_answers_of_a_project_are_judged_with_their_limits_said(tmp_path: Path) -> None:
    path = answered(tmp_path, 400, 60)
    report = check_answers(Progress(), str(path))
    assert report.measured
    assert report.seconds == pytest.approx(5.0)
    assert report.basis[0].startswith("The first 60 answers")
    assert "the ranges are wide" in report.basis[2]
    assert {row.strategy for row in report.rows} == {"default_mix", "random"}
    assert all(row.seeds == 10 for row in report.rows)
    assert max(n for n, _ in report.rows[0].curve) <= 24


def test_a_project_with_few_answers_says_how_many_are_needed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="has 10 answers; the check needs at least 40"):
        check_answers(Progress(), str(answered(tmp_path, 60, 10)))


@pytest.mark.slow
def test_two_hundred_answers_are_asked_for_a_forecast(tmp_path: Path) -> None:
    report = check_answers(Progress(), str(answered(tmp_path, 400, 150)))
    assert any("400 labels" in line for line in report.basis)


@pytest.mark.real_data
@pytest.mark.slow
def test_news_pay(shared_data: Path, tmp_path: Path) -> None:
    report = check(file_of(tmp_path, news(shared_data, 2_000)), seeds=8, plan=ReplayPlan())
    assert report.kinds == ("pays",)
    ours, others = (next(r for r in report.rows if r.strategy == name) for name in ("default_mix", "random"))
    assert ours.to90.middle is not None
    assert others.to90.middle is not None
    assert ours.to90.middle < others.to90.middle


@pytest.mark.real_data
@pytest.mark.slow
def test_messages_pay(shared_data: Path, tmp_path: Path) -> None:
    report = check(file_of(tmp_path, messages(shared_data, 1_600)), seeds=4)
    assert report.kind == "pays"
    assert "rare_class" not in report.kinds


@pytest.mark.real_data
@pytest.mark.slow
def test_news_with_shuffled_labels_are_named(shared_data: Path, tmp_path: Path) -> None:
    rows = news(shared_data, 900)
    labels = [label for _, label in rows]
    random.Random(2).shuffle(labels)
    report = check(file_of(tmp_path, zip([text for text, _ in rows], labels, strict=True)), seeds=2)
    assert report.kind == "cannot_tell_apart"
    assert "label_noise" in report.kinds


@pytest.mark.real_data
@pytest.mark.slow
def test_noise_in_news_is_named_and_clean_news_are_not_accused(shared_data: Path, tmp_path: Path) -> None:
    rows, rng = news(shared_data, 900), random.Random(4)
    noisy = [(text, rng.choice("1234") if rng.random() < 0.35 else label) for text, label in rows]
    assert "label_noise" in check(file_of(tmp_path, noisy), seeds=2).kinds
    assert "label_noise" not in check(file_of(tmp_path, rows), seeds=2).kinds
