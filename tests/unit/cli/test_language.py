"""The terminal in another language: German for real failures, and a made language in which no English is left."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from alapp.cli.main import commands
from alapp.domain import words
from alapp.session import language
from build_scripts import translations
from build_scripts.core_sentences import sentences
from tests.unit.cli.conftest import Terminal

CORE = translations.FOLDER / "core_de.ts"
FAILURES = [
    (["nope"], "Es gibt keinen Befehl 'nope'."),
    (["info"], "Es fehlt das Argument 'PROJECT'."),
    (["info", "nope.alapp"], "gibt es nicht."),
    (["info", "{table}"], "„rows.csv“ ist kein Projekt von alapp."),
    (["info", "{newer}"], "„newer.alapp“ wurde von einem neueren alapp gemacht."),
    (["new", "{folder}/empty"], "Ein Projekt braucht Labels."),
    (["new", "{folder}/twice", "-l", "A", "-l", "a"], "Zwei Labels heißen „a“."),
    (["import", "{project}", "{table}", "--text", "nope"], "keine Spalte „nope“"),
    (["import", "{project}", "{broken}"], "Keine Spalte ist der Text zum Annotieren."),
    (["label", "{project}", "R-9999", "Fall"], "Es gibt keinen Eintrag „R-9999“ in diesem Projekt."),
    (["export", "{project}", "{folder}/nope/out.csv"], "gibt es nicht."),
    (["settings", "{project}", "batch_size", "0"], "liegt zwischen 1 und 500."),
    (["fitcheck", "{project}"], "die Prüfung braucht mindestens 40."),
    (["encrypt", "{project}", "--new-password-file", "{short}"], "Ein Passwort hat 8 bis 1024 Zeichen"),
    (["restore", "{project}", "9"], "Es gibt keine Sicherung „9“."),
    (["models", "{project}", "compare", "1", "2"], "Es gibt kein Modell 1."),
]
NAMES = re.compile(
    r"\[[\w|]+\]|\b\w+_\w+|\S*[/.\\]\S*|--?[a-z][\w-]*|'[^']*'|`[^`]*`|^\(.*\)$|\b[A-Z]+-?\d+\b|\b[A-Z]{2,}\b",
    re.MULTILINE,
)
"""Names of files, options and values, and the technical line: the same in every language."""
COMMANDS = {
    "alapp",
    "random",
    *commands.commands,
    *(name for c in commands.commands.values() for name in getattr(c, "commands", ())),
}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    language.begin("en")


@pytest.fixture
def files(project: Path, table: Path, tmp_path: Path) -> dict[str, Path]:
    """Return what the failures are made of, by name."""
    newer, broken, short = tmp_path / "newer.alapp", tmp_path / "broken.csv", tmp_path / "short.txt"
    data = bytearray(project.read_bytes())
    data[60:64] = (9_000).to_bytes(4, "big")  # SQLite's user_version: the format
    newer.write_bytes(data)
    broken.write_bytes(b'id,message\n"a\n')
    short.write_text("abc\n", "utf-8")
    return {
        "project": project, "table": table, "folder": tmp_path, "newer": newer, "broken": broken, "short": short,
    }  # fmt: skip


def test_every_sentence_has_its_german_and_is_compiled() -> None:
    assert [fault for fault in translations.wrong(CORE) if not fault.startswith("said no more")] == []


@pytest.mark.parametrize(("arguments", "said"), FAILURES, ids=[" ".join(a) for a, _ in FAILURES])
def test_real_failures_are_told_in_german(
    alapp: Terminal, files: dict[str, Path], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.setenv("ALAPP_LANGUAGE", "de")
    answer = alapp(*(a.format(**files) for a in arguments))
    assert answer.code not in (0, 7)
    assert said in answer.err


@lru_cache
def _bracketed() -> str:
    return json.dumps({text: f"⟦{text}⟧" for text in sentences()})


@pytest.fixture
def made(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak a language in which each sentence stands in brackets."""
    folder = tmp_path_factory.mktemp("translations")
    (folder / "core_xx.json").write_text(_bracketed(), "utf-8")
    monkeypatch.setattr(language, "resource", lambda _: folder)
    monkeypatch.setenv("ALAPP_LANGUAGE", "xx")


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("arguments", [a for a, _ in FAILURES], ids=lambda a: " ".join(a))
def test_a_failure_leaves_no_english(alapp: Terminal, files: dict[str, Path], arguments: list[str]) -> None:
    assert left_of(alapp(*(a.format(**files) for a in arguments)).err) == ""


@pytest.mark.usefixtures("made")
def test_help_and_work_leave_no_english(alapp: Terminal, files: dict[str, Path], tmp_path: Path) -> None:
    helped = [alapp("--help"), *(alapp(name, "-h") for name in ("import", "new", "models", "simulate", "erase", "key"))]
    assert [left_of(said.out.replace("⟦", " ⟦")) for said in helped] == [""] * len(helped)
    table, project = files["table"], files["project"]
    new = tmp_path / "made.alapp"
    done = [
        alapp("new", new, "-l", "Fall", "-l", "Device", "-l", "Medication"),
        alapp("import", new, table, "--text", "message", "--id", "id", "--label-column", "known"),
        alapp("verify", project), alapp("backup", project), alapp("backups", project), alapp("people", project, "list"),
        alapp("train", new), alapp("models", new, "list"), alapp("export", new, tmp_path / "out.csv"),
        alapp("fitcheck", new),
    ]  # fmt: skip
    assert [(said.code, left_of(said.out + said.err)) for said in done] == [(0, "")] * len(done)


def left_of(said: str) -> str:
    """Return the words of English that stand outside of every pair of brackets."""
    depth, kept = 0, []
    for sign in said:
        depth += (sign == "⟦") - (sign == "⟧")
        kept.append(sign if depth == 0 else " ")
    plain = NAMES.sub(" ", "".join(kept).replace("⟧", " "))
    return " ".join(word for word in re.findall(r"[A-Za-z]{3,}", plain) if word not in COMMANDS)


def test_json_is_english_in_every_language(alapp: Terminal, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = alapp("info", project, "--json").out
    monkeypatch.setenv("ALAPP_LANGUAGE", "de")
    assert alapp("info", project, "--json").out == english
    assert words.in_use()[1] == "en"
