"""The shape of the source: short files, short functions, one sentence at the top of each module, no swallowed error."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "alapp").rglob("*.py"))
MAX_FILE, MAX_FUNCTION, MAX_SENTENCE = 400, 50, 320
Function = ast.FunctionDef | ast.AsyncFunctionDef


def short_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def handlers(path: Path) -> Iterator[ast.ExceptHandler]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler))


def catches_everything(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")


def does_nothing(body: list[ast.stmt]) -> bool:
    return all(isinstance(s, ast.Pass) or (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)) for s in body)


def test_the_sources_are_found() -> None:
    assert len(SOURCES) > 100


def test_files_are_short() -> None:
    lines = {short_name(p): len(p.read_text("utf-8").splitlines()) for p in SOURCES}
    assert not {name: n for name, n in lines.items() if n > MAX_FILE}


def test_functions_are_short() -> None:
    lengths = {f"{short_name(p)}:{f.name}": (f.end_lineno or 0) - f.lineno + 1 for p in SOURCES for f in functions(p)}
    assert not {name: n for name, n in lengths.items() if n > MAX_FUNCTION}


def test_a_module_starts_with_one_sentence() -> None:
    wrong = {}
    for path in SOURCES:
        first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
        sentence = first[:1].isupper() or first[:1] in ("`", "«", "“")
        if not (sentence and first.endswith((".", ":")) and len(first) <= MAX_SENTENCE):
            wrong[short_name(path)] = first
    assert not wrong


def test_no_error_is_swallowed() -> None:
    silent = [
        f"{short_name(p)}:{h.lineno}"
        for p in SOURCES
        for h in handlers(p)
        if catches_everything(h) and does_nothing(h.body)
    ]
    suppressed = [
        f"{short_name(p)}:{node.lineno}"
        for p in SOURCES
        for node in ast.walk(tree(p))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress")
        if any(ast.unparse(a) in ("Exception", "BaseException") for a in node.args)
    ]
    assert not silent + suppressed


def test_everything_is_caught_only_where_work_ends() -> None:
    """Where a job, a thread, a command or the window ends; and where a foreign library raises plain ``Exception``."""
    allowed = {"cli", "jobs", "session", "store", "ui/shell"}
    bare = {
        "alapp/features/onnx_file.py",
        "alapp/features/own_encoder.py",
    }  # tokenizers raises Exception itself, onnxruntime's kinds share no other base
    found = {p for p in SOURCES for h in handlers(p) if catches_everything(h)}
    rooms = {short_name(p.parent).removeprefix("alapp/") for p in found if short_name(p) not in bare}
    assert rooms <= allowed, rooms - allowed


def test_own_modules_are_imported_at_the_top() -> None:
    """One exception: the window in ``__main__``, only when one is asked for."""
    inside = [
        f"{short_name(p)}:{inner.lineno}"
        for p in SOURCES
        if p.name != "__main__.py"
        for f in functions(p)
        for inner in ast.walk(f)
        if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("alapp")
    ]
    assert not inside
