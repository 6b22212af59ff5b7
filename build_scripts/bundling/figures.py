"""What is said of a bundle in figures: sizes by part, modules that must not be in it, files that differ."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path

from bundling.contents import is_for_tests
from bundling.files import files_in, hash_of

MB = 1_000_000
PARTS = {
    "weights": ("_internal/resources/embedding/*.bin",),
    "qt": ("_internal/PySide6/*", "_internal/shiboken6/*"),
    "numpy": ("_internal/numpy*",),
    "scipy": ("_internal/scipy*",),
    "scikit_learn": ("_internal/sklearn*", "_internal/scikit_learn*"),
    "pillow": ("_internal/PIL/*", "_internal/pillow*"),
    "encryption": ("_internal/sqlcipher3/*", "_internal/cryptography/*", "_internal/_argon2*"),
    "sound_and_onnx": ("_internal/_soundfile*", "_internal/onnxruntime/*", "_internal/tokenizers/*"),
    "python": ("_internal/libpython*", "_internal/python3*", "_internal/base_library.zip"),
    "modules": ("alapp", "alapp.exe", "alapp.com"),
    "resources": ("_internal/resources/*",),
}
"""Parts of a bundle by the names of their files; the first that fits counts, the rest is ``other``."""

Figures = dict[str, tuple[float, str]]


def part_of(name: str) -> str:
    """Return the part that a file counts to."""
    return next((part for part, names in PARTS.items() if any(fnmatch(name, p) for p in names)), "other")


def sizes(folder: Path) -> dict[str, int]:
    """Return bytes by part, and ``all``."""
    found = dict.fromkeys([*PARTS, "other"], 0)
    for path in files_in(folder):
        found[part_of(path.relative_to(folder).as_posix())] += path.stat().st_size
    return found | {"all": sum(found.values())}


def size_figures(folder: Path) -> Figures:
    """Return megabytes (1,000,000 bytes) by part, with and without the weights of the sentence model."""
    found = sizes(folder)
    whole = {"installed_mb": found["all"], "installed_without_weights_mb": found["all"] - found["weights"]}
    by_part = {f"installed_{part}_mb": size for part, size in found.items() if part != "all"}
    return {name: (round(size / MB, 2), "MB") for name, size in (whole | by_part).items()}


def modules_in(contents: Mapping[str, list[str]], library: Path) -> set[str]:
    """Return the names of all modules in a bundle: frozen ones, native ones, and Python's first library."""
    with zipfile.ZipFile(library) as archive:
        first = {name.removesuffix(".pyc").replace("/", ".").removesuffix(".__init__") for name in archive.namelist()}
    native = {name.partition(".")[0].rpartition("/")[2] for name in contents["modules"] if "lib-dynload" in name}
    return {*contents["modules"], *first, *native}


def module_figures(modules: Iterable[str], refused: frozenset[str], variant: str) -> tuple[Figures, list[str]]:
    """Return how many modules could reach a network or serve tests, and their names."""
    allowed = {"PySide6.QtNetwork"} if variant == "full" else set()
    network = sorted(name for name in modules if name in refused - allowed)
    tests = sorted(name for name in modules if is_for_tests(name))
    figures: Figures = {"network_modules": (len(network), "modules"), "test_modules": (len(tests), "modules")}
    return figures, [*network, *tests]


def hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a bundle, by its place."""
    return {path.relative_to(folder).as_posix(): hash_of(path) for path in files_in(folder)}


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the places of files that are not the same in two bundles, or only in one."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def sums(found: Mapping[str, str]) -> str:
    """Return hashes as ``sha256sum --check`` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(found.items()))


def report(figures: Figures, target: Path | None) -> None:
    """Print each figure in a line, ``name value unit``, and write them as JSON where that is asked for."""
    for name, (value, unit) in figures.items():
        print(f"{name} {value:g} {unit}")
    if target is not None:
        rows = {name: {"value": value, "unit": unit} for name, (value, unit) in figures.items()}
        target.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
