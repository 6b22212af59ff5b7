"""What is said to a person goes through the catalogue: errors, their meaning, and what a job says of itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from alapp.domain import errors
from alapp.domain.errors import AppError

ROOT = Path(__file__).parents[2]
ROOMS = ("domain", "session", "formats", "store", "jobs", "learning", "features", "label_tasks", "modalities", "cli")
FAMILIES = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, AppError)}
SAID = {"explain": 0, "step": 3, "start_job": 1, "say": 1, "tell": 0, "problem": 1} | dict.fromkeys(FAMILIES, 3)
"""Functions whose first arguments are said to a person, and how many (only by name where it is 0)."""
NAMED = {"what", "meaning", "remedy"}
ALLOWED = {
    "alapp/session/probe.py": "made texts of the program's own trial, which are looked for and never shown",
}
"""Files whose plain texts are meant, with the reason."""


def test_what_is_said_goes_through_the_catalogue() -> None:
    assert [found for room in ROOMS for found in _plain_texts(room)] == []


def test_every_exception_from_the_rule_is_still_there() -> None:
    assert [name for name in ALLOWED if not (ROOT / name).is_file()] == []


def _plain_texts(room: str) -> Iterator[str]:
    for path in sorted((ROOT / "alapp" / room).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if name in ALLOWED:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from (f"{name}:{part.lineno} {ast.unparse(part)[:80]}" for part in _said(node) if _is_text(part))


def _said(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in SAID:
        yield from call.args[: SAID[name]]
        yield from (k.value for k in call.keywords if k.arg in NAMED)


def _is_text(node: ast.expr) -> bool:
    """Tell whether a node is a plain sentence: two words, or one with a full stop."""
    if isinstance(node, ast.IfExp):
        return _is_text(node.body) or _is_text(node.orelse)
    if isinstance(node, ast.JoinedStr):
        text = "".join(part.value if isinstance(part, ast.Constant) else "x" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    else:
        return False
    return re.search(r"[A-Za-z]{2,}[,:;]? [A-Za-z]|[a-z]{3}\.$", text) is not None
