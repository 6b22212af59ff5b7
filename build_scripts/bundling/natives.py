"""Which native libraries stay in the bundle on Linux: those that something in it needs and the system does not give."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from bundling.elf import is_elf, needs_of, strip_into
from bundling.files import hash_of
from bundling.icu import LIBRARY, lighten_into

Entry = tuple[str, str, str]
"""Where a file lies in the bundle, where it comes from (for a link: where it points to), PyInstaller's kind of it."""

FROM_SYSTEM = (
    "libpython3*", "libffi.so*", "libbz2.so*", "liblzma.so*", "libuuid.so*",
    "libxcb-cursor.so*", "libxcb-icccm.so*", "libxcb-image.so*", "libxcb-keysyms.so*", "libxcb-render-util.so*",
    "libxcb-util.so*", "libxkbcommon.so*", "libxkbcommon-x11.so*",
)  # fmt: skip
"""Libraries of the build machine's own system that come along: what Python itself needs, and the small parts of X that
a desktop may lack. All others (libc, libstdc++, X11, glib, fontconfig, graphics drivers' friends) must be the system's
own, since drivers that are loaded into the program want them as new as themselves; the ``.deb`` names them."""

_ROOTS = ("PySide6/Qt/plugins/*", "libpython3*")


def is_from_wheel(source: str) -> bool:
    """Whether a file comes from an installed package, not from the system."""
    return "site-packages" in Path(source).parts


def is_library(entry: Entry) -> bool:
    """Whether a file is only of use when another is linked to it."""
    name, _, kind = entry
    plugin = any(fnmatch(name, pattern) for pattern in _ROOTS)
    return kind == "BINARY" and ".so" in name and not plugin


def is_given(entry: Entry) -> bool:
    """Whether the system that the program runs on is trusted to have this library."""
    name, source, kind = entry
    if kind != "BINARY" or is_from_wheel(source):
        return False
    return not any(fnmatch(PurePosixPath(name).name, pattern) for pattern in FROM_SYSTEM)


def needed(entries: list[Entry]) -> list[Entry]:
    """Leave out libraries that the system gives and those that nothing else is linked to, and links to either."""
    files = [e for e in entries if e[2] != "SYMLINK" and not is_given(e)]
    by_name: dict[str, list[Entry]] = {}
    for entry in files:
        by_name.setdefault(PurePosixPath(entry[0]).name, []).append(entry)
    kept, waiting = set(), [e for e in files if not is_library(e)]
    while waiting:
        entry = waiting.pop()
        if entry in kept:
            continue
        kept.add(entry)
        if entry[2] != "DATA" and is_elf(Path(entry[1])):
            waiting += [e for library in needs_of(Path(entry[1])).libraries for e in by_name.get(library, ())]
    names = {name for name, _, _ in kept}
    links = [e for e in entries if e[2] == "SYMLINK" and str(PurePosixPath(e[0]).parent / e[1]) in names]
    return sorted([*kept, *links])


def stripped(entries: list[Entry], folder: Path) -> list[Entry]:
    """Return the entries with lighter copies: stripped where that does no harm, ICU's with what is read of it."""
    lighter = []
    for name, source, kind in entries:
        target = folder / name
        make = lighten_into if fnmatch(name, LIBRARY) else strip_into
        worth = kind in ("BINARY", "EXTENSION") and is_elf(Path(source)) and make(Path(source), target)
        lighter.append((name, str(target) if worth else source, kind))
    return lighter


def once(entries: list[Entry]) -> list[Entry]:
    """Return the entries with a link in place of a library that lies in the bundle already, with the same content.

    NumPy and SciPy both bring the run time of Fortran.
    """
    first: dict[str, str] = {}
    shared = []
    for name, source, kind in sorted(entries):
        if kind == "BINARY" and ".libs/" in name:
            original = first.setdefault(hash_of(Path(source)), name)
            if original != name:
                shared.append((name, os.path.relpath(original, PurePosixPath(name).parent), "SYMLINK"))
                continue
        shared.append((name, source, kind))
    return shared
