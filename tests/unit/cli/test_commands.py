"""Every command of the terminal, in this process, on real project files."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from alapp.cli.main import commands
from alapp.session.actions import ACTIONS
from alapp.session.session import Session
from tests.helpers import NAMES, text_of
from tests.unit.cli.conftest import ROWS, Terminal, answers

COLUMNS = ("--id", "id", "--text", "message")
EXPECTED = {
    "new",
    "import",
    "info",
    "next",
    "label",
    "train",
    "export",
    "simulate",
    "fitcheck",
    "predict",
    "keywords",
    "like",
    "verify",
    "backup",
    "backups",
    "restore",
    "repair",
    "audit",
    "erase",
    "prove",
    "settings",
    "about",
    "policy",
    "keys",
    "encrypt",
    "unpack",
    "decrypt",
}
GROUPS = {"models", "media", "key", "people"}
"""Commands with commands of their own, each tried in its own file."""


def test_every_promised_command_is_there() -> None:
    assert set(commands.commands) == EXPECTED | GROUPS


@pytest.mark.parametrize("command", sorted(EXPECTED))
def test_help_says_what_a_command_does(alapp: Terminal, command: str) -> None:
    said = alapp(command, "--help")
    assert said.code == 0
    assert f"Usage: alapp {command}" in said.out
    assert "--json" in said.out
    for option in commands.commands[command].params:
        if option.param_type_name == "option" and option.name not in ("help", "json"):
            assert getattr(option, "help", ""), f"{command} does not say what --{option.name} is for"


def test_new_takes_labels_from_a_file(alapp: Terminal, tmp_path: Path) -> None:
    labels = tmp_path / "labels.txt"
    labels.write_text("Sturz – im Haus\nÜbergabe\n", "utf-8-sig")
    said = alapp("new", tmp_path / "eins", "--labels", labels, "-l", "Anderes", "--json")
    assert said.json == {"project": str(tmp_path / "eins.alapp"), "labels": ["Anderes", "Sturz", "Übergabe"]}
    assert (tmp_path / "eins.alapp").is_file()


def test_import_counts_every_row_and_keeps_the_bad_ones(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    left = tmp_path / "left.csv"
    again = tmp_path / "more.csv"
    again.write_text("id,message\nX-1,A new text about a fall.\nX-2,\nX-1,Another text with the id of the first.\n")
    said = alapp("import", project, again, *COLUMNS, "--quarantine", left, "--json")
    assert (said.json["seen"], said.json["accepted"], said.json["quarantined"]) == (3, 1, 2)
    with left.open(encoding="utf-8-sig", newline="") as file:
        assert [(row["row"], row["column"]) for row in csv.DictReader(file)] == [("3", "message"), ("4", "id")]


def test_repaired_rows_come_in_again(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    left, bad = tmp_path / "left.csv", tmp_path / "bad.csv"
    bad.write_text("id,message\nX-1,\n")
    assert alapp("import", project, bad, *COLUMNS, "--quarantine", left, "--json").json["quarantined"] == 1
    with left.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with left.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row | {"message": "What was missing, the text"} for row in rows)
    said = alapp("import", project, left, *COLUMNS, "--json")
    assert (said.code, said.json["accepted"]) == (0, 1), said
    assert alapp("info", project, "--json").json["items"] == ROWS + 1


def test_import_says_which_columns_it_took(alapp: Terminal, project: Path, table: Path) -> None:
    said = alapp("import", project, table)
    assert "column message  text" in said.out
    assert "column known    label" in said.out
    assert f"left out        {ROWS + 2}" in said.out  # all are in the pool already


def test_labels_that_are_not_known_are_added_only_when_asked(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("id,message,label\nX-1,Wrong blood group on the bag.,Transfusion\n")
    refused = alapp("import", project, more, "--label-column", "label", "--json")
    assert refused.json["accepted"] == 0
    taken = alapp("import", project, more, "--label-column", "label", "--add-labels", "--json")
    assert taken.json["accepted"] == 1
    assert alapp("info", project, "--json").json["answers_by_label"]["Transfusion"] == 1


def test_answers_in_the_file_are_not_asked_again(alapp: Terminal, table: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.alapp"
    half = tmp_path / "half.csv"
    rows = table.read_text("utf-8").splitlines()
    half.write_text("\n".join([*rows[:41], *(row.rpartition(",")[0] + "," for row in rows[41:81])]), "utf-8")
    alapp("new", path, *[part for name in NAMES for part in ("-l", name)])
    alapp("import", path, half, "--label-column", "known")
    info = alapp("info", path, "--json").json
    assert (info["answered"], info["open"]) == (40, 40)
    asked = {row["id"] for row in alapp("next", path, "-n", 100, "--json").json}
    assert asked == {f"R-{i:04}" for i in range(40, 80)}
    assert alapp("train", path, "--json").json["labels"] == 40


def test_info_tells_how_many_new_items_a_stream_asks(alapp: Terminal, table: Path, tmp_path: Path) -> None:
    project = tmp_path / "stream.alapp"
    alapp("new", project, *[part for name in NAMES for part in ("-l", name)])
    alapp("import", project, table, "--label-column", "known")
    assert alapp("info", project, "--json").json["stream"] is None
    alapp("settings", project, "stream", "variable")
    alapp("settings", project, "stream_budget", "0.2")
    alapp("train", project)
    more = tmp_path / "more.csv"
    more.write_text("id,message\n" + "".join(f"X-{i},New text {i} about a fall or a pump.\n" for i in range(50)))
    alapp("import", project, more)
    alapp("train", project)
    found = alapp("info", project, "--json").json["stream"]
    assert (found["seen"], found["by_chance"], found["budget"]) == (50, 0, 0.2)
    assert 1 <= found["asked"] <= 0.2 * (50 + 100), "the window of 100 items may be spent ahead"
    assert (
        f"stream: {found['asked']} of 50 new items asked, 0 of them by chance; in the long run at most 20 %"
        in alapp("info", project).out
    )


def test_info_in_words(alapp: Terminal, project: Path) -> None:
    said = alapp("info", project)
    assert "items              80" in said.out
    assert "model: none yet" in said.out


def test_next_asks_for_as_many_as_wanted(alapp: Terminal, project: Path) -> None:
    rows = alapp("next", project, "-n", 50, "--json").json
    assert len({row["id"] for row in rows}) == 50
    assert {row["reason"] for row in rows} == {"first_look"}
    again = alapp("next", project, "-n", 50, "--json").json
    assert [row["id"] for row in again] == [row["id"] for row in rows], "asking changes nothing"
    said = alapp("next", project)
    assert text_of(int(rows[0]["id"][2:]))[0] in said.out


def test_next_beside_an_open_window(alapp: Terminal, project: Path) -> None:
    session = Session.open(project, background=False)
    try:
        assert len(alapp("next", project, "-n", 3, "--json").json) == 3
        refused = alapp("label", project, "R-0001", "Fall")
        assert (refused.code, "open" in refused.err) == (5, True)
    finally:
        session.close()


def test_an_answer_keeps_why_it_was_asked_whatever_the_order(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    rows = alapp("next", project, "-n", 40, "--json").json
    random.Random(1).shuffle(rows)
    assert alapp("label", project, "-", "--json", stdin=answers(rows)).json == {"saved": 40}
    alapp("train", project)
    batch = {row["id"]: row for row in alapp("next", project, "-n", 12, "--json").json}
    shuffled = list(batch.values())
    random.Random(2).shuffle(shuffled)
    for row in shuffled:
        assert alapp("label", project, row["id"], text_of(int(row["id"][2:]))[1]).code == 0
    out = tmp_path / "out.csv"
    alapp("export", project, out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        written = {row["id"]: row for row in csv.DictReader(file)}
    for key, row in batch.items():
        assert (written[key]["reason"], written[key]["strategy"]) == (row["reason"], row["strategy"])
        assert float(written[key]["probability"]) == pytest.approx(row["probability"])


def test_label_skip_and_nothing(alapp: Terminal, project: Path) -> None:
    assert alapp("label", project, "R-0001", "Fall").out == "1 saved.\n"
    assert alapp("label", project, "R-0002", "--skip", "not clear").code == 0
    said = alapp("label", project, "R-0003")
    assert (said.code, "No label was given" in said.err) == (3, True)
    info = alapp("info", project, "--json").json
    assert info["answers_by_label"] == {"Medication": 0, "Fall": 1, "Device": 0}


def test_several_labels(alapp: Terminal, tmp_path: Path, table: Path) -> None:
    path = tmp_path / "several.alapp"
    alapp("new", path, "--task", "multi_choice", "-l", "Fall", "-l", "Device")
    alapp("import", path, table, "--text", "message", "--existing", "ignore")
    assert alapp("label", path, "R-0001", "Fall", "Device").code == 0
    assert alapp("label", path, "-", stdin="R-0002\r\nR-0003\tFall\r\n\r\n").out == "2 saved.\n"
    assert alapp("info", path, "--json").json["answers_by_label"] == {"Fall": 2, "Device": 1}


def test_a_bad_line_is_named_and_those_before_it_stay(alapp: Terminal, project: Path) -> None:
    said = alapp("label", project, "-", stdin="R-0001\tFall\nR-0002\tNix\nR-0003\tFall\n")
    assert said.code == 3
    assert "line 2" in said.err
    assert alapp("info", project, "--json").json["answered"] == 1


def test_training_without_answers_chooses_and_says_what_is_missing(alapp: Terminal, project: Path) -> None:
    said = alapp("train", project)
    assert said.code == 0
    assert "needs 20 answers" in said.out
    assert {row["reason"] for row in alapp("next", project, "-n", 5, "--json").json} != {"fallback"}


def test_verify_finds_a_changed_byte(alapp: Terminal, project: Path) -> None:
    assert "Everything fits." in alapp("verify", project).out
    content = project.read_bytes()
    place = content.index(text_of(7)[0].encode())
    project.write_bytes(content[:place] + b"X" + content[place + 1 :])
    said = alapp("verify", project, "--json")
    assert said.code == 8
    assert said.json["problems"]


def test_settings_are_shown_and_changed_in_their_type(alapp: Terminal, project: Path) -> None:
    assert alapp("settings", project, "--json").json["learner"] == "ridge"
    assert alapp("settings", project, "batch_size", "25", "--json").json["batch_size"] == 25
    assert alapp("settings", project, "random_share", "0.2", "--json").json["random_share"] == pytest.approx(0.2)
    assert alapp("settings", project, "groups", "a, b", "--json").json["groups"] == ["a", "b"]
    assert alapp("settings", project, "batch_size").out.split() == ["batch_size", "25"]
    assert alapp("settings", project, "batch_size", "many").code == 3
    assert alapp("settings", project, "learner", "oracle").code == 3
    assert alapp("settings", project, "theme").code == 2


def test_the_label_to_find_is_one_of_the_project(alapp: Terminal, project: Path) -> None:
    said = alapp("settings", project, "purpose", "find_all")
    assert "every label is labeled" in said.err
    said = alapp("settings", project, "target_label", "Bruise")
    assert said.code == 3
    assert "There is no label “Bruise”." in said.err
    assert f"Labels: {', '.join(NAMES)}." in said.err
    assert "every label is labeled" in alapp("info", project).out
    said = alapp("settings", project, "target_label", NAMES[0].lower())
    assert said.out.split(maxsplit=1) == ["target_label", f"{NAMES[0]}\n"]
    assert said.err == ""
    assert alapp("settings", project, "--json").json["target_label"] == NAMES[0]


def test_items_like_one_come_next(alapp: Terminal, project: Path) -> None:
    rows = alapp("next", project, "-n", "2", "--json").json
    marked = rows[1]
    found = alapp("like", project, marked["id"], "-n", "3", "--json").json
    assert 1 <= len(found) <= 3
    waiting = alapp("next", project, "-n", str(1 + len(found)), "--json").json
    assert [row["id"] for row in waiting[1:]] == [row["id"] for row in found]
    assert {row["reason"] for row in waiting[1:]} == {"alike"}
    assert marked["id"] not in {row["id"] for row in found}
    assert all(set(row["text"].split()) & set(marked["text"].split()) for row in waiting[1:])
    assert "like it come" in alapp("like", project, marked["id"]).out
    assert alapp("like", project, "nobody").code == 3


def test_keys_come_from_the_command_table(alapp: Terminal) -> None:
    rows = alapp("keys", "--json").json
    assert [row["id"] for row in rows] == [action.id for action in ACTIONS]
    assert "Label: skip" in alapp("keys").out


def test_simulate_compares_strategies(alapp: Terminal, table: Path) -> None:
    wanted = ("--label-column", "known", "--text", "message", "--budget", 30, "--seeds", 1)
    rows = alapp("simulate", table, *wanted, "-s", "margin", "-s", "random", "--json").json["rows"]
    assert {row["strategy"] for row in rows} == {"margin", "random"}
    assert rows[0]["curve"][-1][0] == 30
    assert all(0.3 < row["final_accuracy"] <= 1 for row in rows)
    said = alapp("simulate", table, *wanted, "-s", "random")
    assert "after 30 labels" in said.out
    assert "80 of 80 items, 20 of them only judge." in said.out
    assert "There are too few items for active learning to save time." in said.out


def test_simulate_draws_its_curves(alapp: Terminal, table: Path, tmp_path: Path) -> None:
    wanted = ("--label-column", "known", "--text", "message", "--budget", 30, "--seeds", 2)
    for suffix, start in ((".svg", b"<?xml"), (".png", b"\x89PNG")):
        picture = tmp_path / f"curves{suffix}"
        said = alapp("simulate", table, *wanted, "--plot", picture)
        assert said.code == 0
        assert f"Drawn into {picture}." in said.err
        assert picture.read_bytes().startswith(start)
    assert alapp("simulate", table, *wanted, "--plot", tmp_path / "curves.txt").code == 3
    assert not (tmp_path / "curves.txt").exists()


def test_fitcheck_needs_answers_and_then_judges_by_them(alapp: Terminal, project: Path) -> None:
    said = alapp("fitcheck", project)
    assert said.code == 3
    assert "This project has 0 answers; the check needs at least 40." in said.err
    rows = alapp("next", project, "-n", 60, "--json").json
    assert alapp("label", project, "-", stdin=answers(rows)).code == 0
    said = alapp("fitcheck", project)
    assert said.code == 0
    assert "There are too few items" in said.out
    assert "The first 60 answers, each judged by models that did not see it" in said.out
    assert alapp("fitcheck", project, "--json").json["kinds"][0] == "tiny_pool"


def test_the_whole_loop_gives_exactly_the_answers(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    given = {}
    for _ in range(3):
        rows = alapp("next", project, "-n", 20, "--json").json
        lines = answers(rows)
        given |= dict(line.split("\t") for line in lines.splitlines())
        assert alapp("label", project, "-", stdin=lines).code == 0
        assert alapp("train", project, "--json").code == 0
    assert alapp("info", project, "--json").json["model"]["version"] == 3
    assert "model: version 3 from 60 answers" in alapp("info", project).out
    out = tmp_path / "out.jsonl"
    report = alapp("export", project, out, "--json").json
    assert report["rows"] == len(given) == 60
    written = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {row["id"]: row["label"] for row in written} == {key: [name] for key, name in given.items()}
    assert json.loads(Path(report["manifest_path"]).read_text("utf-8"))["rows"] == 60
    assert alapp("verify", project).code == 0


@pytest.mark.real_data
def test_news_from_a_file_without_a_header(alapp: Terminal, shared_data: Path, tmp_path: Path) -> None:
    """AG News: 7,594 different texts; what the model has learned from 60 answers is above one in four."""
    source = shared_data / "text-ag-news" / "test.csv"
    with source.open(encoding="utf-8", newline="") as file:
        truth = {row[2].strip(): row[0] for row in csv.reader(file)}
    path = tmp_path / "news.alapp"
    alapp("new", path, "-l", "1", "-l", "2", "-l", "3", "-l", "4")
    alapp("settings", path, "embedding", "off")  # reading all sentences takes a minute and is tried elsewhere
    report = alapp("import", path, source, "--existing", "ignore", "--json").json
    assert (report["seen"], report["accepted"], report["quarantined"]) == (7_600, 7_594, 6)
    for _ in range(2):
        rows = alapp("next", path, "-n", 30, "--json").json
        lines = "".join(f"{row['id']}\t{truth[row['text'].strip()]}\n" for row in rows)
        assert alapp("label", path, "-", stdin=lines).code == 0
        assert alapp("train", path).code == 0
    asked = [row for row in alapp("next", path, "-n", 30, "--json").json if row["suggestion"]]
    right = sum(row["suggestion"] == truth[row["text"].strip()] for row in asked)
    assert right > len(asked) / 4, f"{right} of the {len(asked)} hardest items"
