"""XML and archives are read with distrust: no parser that follows entities, no unpacking by names from a file."""

from __future__ import annotations

import ast
from pathlib import Path

import alapp

PROGRAM = Path(alapp.__file__).parent
PARSERS = ("xml", "lxml", "xmlrpc", "pickle", "joblib", "shelve", "marshal", "tarfile")
KNOWN = ("formats/curve_plot.py: xml.etree", "store/sealed_archive.py: tarfile")
"""The plot is only written; the archive is our own, sealed, and each name in it is looked at."""


def test_only_hardened_parsers_are_imported():
    found = [
        f"{path.relative_to(PROGRAM)}: {name}"
        for path in PROGRAM.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
        if name.partition(".")[0] in PARSERS
    ]
    assert sorted(found) == sorted(KNOWN)


def test_no_archive_is_unpacked_by_the_names_in_it():
    words = (".extractall(", ".extract(", "shutil.unpack_archive(", "allow_pickle=True")
    found = [path.name for path in PROGRAM.rglob("*.py") if any(w in path.read_text("utf-8") for w in words)]
    assert found == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
