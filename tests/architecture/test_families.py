"""Nothing is forgotten: every member of a family is in its registry, every view and screen is reached."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alapp.domain.registry import Registry
from alapp.features.registry import EXTRACTORS
from alapp.formats.registry import EXPORTERS, IMPORTERS
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.strategies.registry import STRATEGIES
from alapp.modalities.registry import MODALITIES
from alapp.session.setting_table import BY_KEY

ROOT = Path(__file__).resolve().parents[2]
FAMILIES: dict[str, tuple[Registry[Any], ...]] = {
    "features": (EXTRACTORS,),
    "formats": (IMPORTERS, EXPORTERS),
    "label_tasks": (LABEL_TASKS,),
    "modalities": (MODALITIES,),
    "learning/learners": (LEARNERS,),
    "learning/strategies": (STRATEGIES,),
}
NEEDED = {
    "features": ("fit", "transform", "state_to_bytes"),
    "formats": ("suffixes",),
    "label_tasks": ("apply", "complete", "value", "draft"),
    "modalities": ("extractor", "load", "patience"),
    "learning/learners": ("fit",),
    "learning/strategies": ("query",),
}
"""What makes a class a member of the family, beside ``name`` and ``words``."""
EVERY = [pytest.param(folder, registry, id=registry.family) for folder, rs in FAMILIES.items() for registry in rs]


def modules(folder: str) -> list[ModuleType]:
    names = [p.stem for p in sorted((ROOT / "alapp" / folder).glob("*.py")) if p.stem not in ("__init__", "base")]
    return [importlib.import_module(f"alapp.{folder.replace('/', '.')}.{name}") for name in names]


def member_classes(folder: str) -> list[type]:
    """Classes of this folder that are made to be registered: they state a name, words and the family's methods."""
    found = []
    for module in modules(folder):
        for _, kind in inspect.getmembers(module, inspect.isclass):
            own = kind.__module__ == module.__name__ and not getattr(kind, "_is_protocol", False)
            fields = {*dir(kind), *getattr(kind, "__annotations__", {}), *getattr(kind, "__slots__", ())}
            if own and {"name", "words", *NEEDED[folder]} <= fields:
                found.append(kind)
    return found


@pytest.mark.parametrize("folder", FAMILIES)
def test_every_member_is_in_its_registry(folder: str) -> None:
    registered = {type(member) for registry in FAMILIES[folder] for member in registry}
    classes = member_classes(folder)
    assert classes, f"no members found in {folder}"
    forgotten = [kind.__name__ for kind in classes if kind not in registered]
    assert not forgotten, f"not in the registry of {folder}: {forgotten}"


def imported_names() -> set[str]:
    """Every module of our own that another one imports, by its full name."""
    found: set[str] = set()
    for path in (ROOT / "alapp").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_file_of_a_family_is_reached() -> None:
    """A file that nothing imports is a member that was forgotten."""
    imported = imported_names()
    forgotten = [m.__name__ for folder in FAMILIES for m in modules(folder) if m.__name__ not in imported]
    assert not forgotten


@pytest.mark.parametrize(("folder", "registry"), EVERY)
def test_names_are_stable_identifiers_and_words_are_for_people(folder: str, registry: Registry[Any]) -> None:
    for member in registry:
        assert member.name.isidentifier(), member.name
        assert member.name == member.name.lower()
        assert member.words[:1].isupper() or member.words[:1].isdigit(), member.words
        assert not member.words.endswith(("!", "."))
        assert registry[member.name] is member


def test_defaults_of_the_settings_are_members() -> None:
    assert BY_KEY["learner"].default in LEARNERS
    assert BY_KEY["strategy"].default in STRATEGIES
