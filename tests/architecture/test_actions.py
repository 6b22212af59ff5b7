"""The command table: no clashes, letters as the design says, icons and screens that know every row."""

from __future__ import annotations

import ast
import string
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain.guideline import FREE_LETTERS, RESERVED_LETTERS
from alapp.session import actions
from alapp.session.action import EVERYWHERE, LABEL, LOCKED, PAGES, START, WIZARD
from alapp.session.actions import ACTIONS, BY_ID, active_in, clashes

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "alapp" / "ui"
CONTEXTS = {EVERYWHERE, *PAGES, START, WIZARD, LOCKED}


def test_no_two_commands_share_a_key_in_one_context() -> None:
    assert clashes() == []


def test_a_clash_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    twin = replace(BY_ID["label.skip"], id="label.twin")
    monkeypatch.setattr(actions, "ACTIONS", (*ACTIONS, twin))
    assert any("label.twin" in clash for clash in actions.clashes())


def test_ids_are_unique_and_contexts_known() -> None:
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert set(action.contexts) <= CONTEXTS, action
        assert action.needs in ("", "project", "lead", "write"), action


def test_words_are_plain() -> None:
    for action in ACTIONS:
        assert action.words, action.id
        assert not action.words.endswith((".", "!")), action.words
        assert action.category[:1].isupper(), action
    titles = [(a.title, a.contexts) for a in ACTIONS]
    assert len(set(titles)) == len(titles)


def test_letters_of_commands_and_of_labels_are_apart() -> None:
    assert not set(RESERVED_LETTERS) & set(FREE_LETTERS)
    assert set(RESERVED_LETTERS) | set(FREE_LETTERS) == set(string.ascii_uppercase)


def test_a_label_key_never_meets_a_command_of_the_label_screen() -> None:
    letters = {key for a in active_in(LABEL) for key in a.keys if len(key) == 1 and key.isalpha()}
    assert letters <= set(RESERVED_LETTERS), letters - set(RESERVED_LETTERS)


def test_reserved_letters_are_those_of_the_design() -> None:
    """ui.md, 3: the letters used now, and those that spans, boxes and segments will use."""
    used = {key for a in active_in(LABEL) for key in a.keys if len(key) == 1 and key.isalpha()}
    later = set("BERXZ")  # begin, edge, replay, reject, fit
    assert used | later == set(RESERVED_LETTERS)


def test_every_icon_is_there() -> None:
    missing = {a.id: a.icon for a in ACTIONS if not (ROOT / "resources" / "icons" / f"{a.icon}.svg").is_file()}
    assert not missing


def bound_ids(path: Path) -> set[str]:
    """Keys of the mappings that a file's binding functions build: action ids with what runs for them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and (node.name.endswith("bindings") or node.name.endswith("_commands")):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Dict):
                    keys = [k.value for k in inner.keys if isinstance(k, ast.Constant)]
                    found |= {k for k in keys if isinstance(k, str)}
    return found


def test_every_bound_id_is_in_the_table() -> None:
    for path in sorted(UI.rglob("*.py")):
        unknown = bound_ids(path) - set(BY_ID)
        assert not unknown, f"{path.name} binds what the table does not have: {unknown}"


def test_icons_asked_for_by_name_are_there() -> None:
    """Icon names written in the window's code lie in resources/icons."""
    known = {p.stem for p in (ROOT / "resources" / "icons").glob("*.svg")}
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            asked = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if asked and node.func.attr in ("icon", "pixmap") and node.args:
                name = node.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    assert name.value in known, f"{path.name}:{node.lineno} asks for the icon {name.value!r}"
