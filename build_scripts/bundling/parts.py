"""Which installed package each file of the bundle belongs to, with its metadata and the texts of its licence."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath

from bundling.natives import Entry

TEXTS = "resources/licences/texts"
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors|thirdpartynotices)", re.IGNORECASE)


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


def shipped(entries: list[Entry]) -> dict[str, Distribution]:
    """Return the packages that entries of the bundle come from, by canonical name, in order."""
    by_file = owners()
    found = (by_file.get(str(Path(source).absolute())) for _, source, _ in entries if source)
    return dict(sorted({canonical(package.metadata["Name"]): package for package in found if package}.items()))


def licence_files(package: Distribution) -> list[Path]:
    """Return the texts of licence that a package was installed with."""
    files = [file for file in package.files or () if _LICENCE.match(file.name) and file.suffix != ".py"]
    texts = [file for file in files if file.suffix in ("", ".txt", ".md", ".rst", ".APACHE", ".BSD", ".PSF")]
    near = [f for f in texts if len(f.parts) <= 2 or ".dist-info" in f.parts[0]]
    return sorted({Path(str(package.locate_file(file))) for file in near})


def metadata_entries(packages: dict[str, Distribution]) -> list[Entry]:
    """Return what the bundle has of each package's metadata: name and version can be asked for at run time."""
    entries = []
    for package in packages.values():
        source = next(f for f in package.files or () if f.name == "METADATA" and ".dist-info" in f.parts[0])
        entries.append((str(source), str(package.locate_file(source)), "DATA"))
    return entries


def licence_entries(packages: dict[str, Distribution]) -> list[Entry]:
    """Return the texts of licence of each package, in a folder of its name."""
    return [
        (f"{TEXTS}/{name}/{_place(package, path)}", str(path), "DATA")
        for name, package in packages.items()
        for path in licence_files(package)
    ]


def _place(package: Distribution, path: Path) -> str:
    """Return a flat name; NumPy, for one, has a text for each part of it, all called ``LICENSE``."""
    inside = PurePosixPath(path.relative_to(Path(str(package.locate_file("")))).as_posix()).parts[1:]
    return "-".join(part for part in inside if part != "licenses") or path.name
