"""Which installed package each file of the bundle belongs to, with its metadata and the texts of its licence."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from bundling.natives import Entry, is_from_wheel

TEXTS = "resources/licences/texts"
STANDARD = {
    "pyside6-essentials": ("LGPL-3.txt", "GPL-3.txt"), "pyside6-addons": ("LGPL-3.txt", "GPL-3.txt", "LGPL-2.1.txt"),
    "shiboken6": ("LGPL-3.txt", "GPL-3.txt"), "soundfile": ("LGPL-2.1.txt",),
    "flatbuffers": ("Apache-2.0.txt",), "tokenizers": ("Apache-2.0.txt",),
}  # fmt: skip
"""Packages that are installed without their text, or with parts under another one: files in ``licences/standard``."""

_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors|thirdpartynotices)", re.IGNORECASE)
_KINDS = frozenset({"", ".txt", ".md", ".rst", ".APACHE", ".BSD", ".PSF"})


def canonical(name: str) -> str:
    """Return the name of a package as lock files write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def owners() -> dict[str, Distribution]:
    """Return the installed package of each installed file, by the file's full path."""
    return {
        str(Path(str(package.locate_file(file))).absolute()): package
        for package in distributions()
        for file in package.files or ()
    }


def shipped(entries: Iterable[Entry]) -> dict[str, Distribution]:
    """Return the packages that entries of the bundle come from, by canonical name, in order."""
    by_file = owners()
    found = (by_file.get(str(Path(source).absolute())) for _, source, _ in entries if source)
    return dict(sorted({canonical(package.metadata["Name"]): package for package in found if package}.items()))


def licence_files(package: Distribution) -> list[Path]:
    """Return the texts of licence that a package was installed with."""
    files = [f for f in package.files or () if _LICENCE.match(f.name) and f.suffix in _KINDS]
    near = [f for f in files if len(f.parts) <= 2 or ".dist-info" in f.parts[0]]
    return sorted({Path(str(package.locate_file(file))) for file in near})


def metadata_entries(packages: Mapping[str, Distribution]) -> list[Entry]:
    """Return what the bundle has of each package's metadata: name and version can be asked for at run time."""
    entries = []
    for package in packages.values():
        source = next(f for f in package.files or () if f.name == "METADATA" and ".dist-info" in f.parts[0])
        entries.append((str(source), str(package.locate_file(source)), "DATA"))
    return entries


def licence_entries(packages: Mapping[str, Distribution], resources: Path) -> list[Entry]:
    """Return the texts of licence of each package, in a folder of its name.

    Raises
    ------
    LookupError : a package has no text.
    """
    entries = []
    for name, package in packages.items():
        texts = [(_place(package, path), path) for path in licence_files(package)]
        texts += [(text, resources / "licences" / "standard" / text) for text in STANDARD.get(name, ())]
        if not texts:
            raise LookupError(f"There is no licence text of {name}; name one in STANDARD.")
        entries += [(f"{TEXTS}/{name}/{place}", str(path), "DATA") for place, path in texts]
    return entries


def _place(package: Distribution, path: Path) -> str:
    """Return a flat name; NumPy, for one, has a text for each part of it, all called ``LICENSE``."""
    inside = PurePosixPath(path.relative_to(Path(str(package.locate_file("")))).as_posix()).parts[1:]
    return "-".join(part for part in inside if part != "licenses") or path.name


def system_packages(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the packages of this system that libraries of the bundle come from, with their versions (Debian)."""
    paths = sorted({s for _, s, kind in entries if kind == "BINARY" and not is_from_wheel(s) and s.startswith("/")})
    found: dict[str, str] = {}
    for path in paths:
        name = next(filter(None, map(_owner, (path, str(Path(path).resolve()), f"/usr{path}"))), "")
        if name:
            shape = ["dpkg-query", "--show", "--showformat", "${Version}", name]
            found[name] = subprocess.run(shape, check=True, capture_output=True, text=True).stdout
    return found


def _owner(path: str) -> str:
    asked = subprocess.run(["dpkg-query", "--search", path], check=False, capture_output=True, text=True)
    return asked.stdout.partition(":")[0] if asked.returncode == 0 else ""


def other_licence_entries(system: Iterable[str]) -> list[Entry]:
    """Return the texts of Python itself and of what comes from this system."""
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if not python.exists():
        python = Path(sys.base_prefix) / "LICENSE.txt"
    texts = [(f"{TEXTS}/python/LICENSE.txt", str(python), "DATA")]
    return texts + [(f"{TEXTS}/{name}/copyright", f"/usr/share/doc/{name}/copyright", "DATA") for name in system]
