"""Which Debian packages the bundle needs, read from its files: what each is linked to and which versions it wants."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatch
from pathlib import Path

from bundling.elf import Needs, is_elf, needs_of
from bundling.files import files_in

OPTIONAL = (
    "*/plugins/wayland-*", "*/plugins/platforms/libqwayland*", "*/libQt6Wayland*", "*/libQt6Wl*",
    "*/plugins/printsupport/*", "*/plugins/platformthemes/*",
)  # fmt: skip
"""What the program opens without: Wayland (X11 is there for it), printing, the desktop's own dialogs."""

ALWAYS = ("xkb-data",)
"""Read by the bundled libxkbcommon."""

_CACHE_LINE = re.compile(r"^\s*(\S+) \(libc6.*\) => (\S+)$", re.MULTILINE)
_SYMBOL = re.compile(r"^ (\S+)@\S+ (\S+)", re.MULTILINE)
_LOADER = "ld-linux"


def all_needs(folder: Path) -> dict[str, Needs]:
    """Return what each native file below a folder is linked to, by its place there."""
    natives = filter(is_elf, files_in(folder))
    return {f"/{path.relative_to(folder).as_posix()}": needs_of(path) for path in natives}


def outside(needs: Mapping[str, Needs], *, optional: bool) -> dict[str, set[str]]:
    """Return the libraries that the system must give, with the symbol versions wanted of each."""
    inside = {place.rpartition("/")[2] for place in needs}
    wanted: dict[str, set[str]] = {}
    for place, need in needs.items():
        if any(fnmatch(place, pattern) for pattern in OPTIONAL) is not optional:
            continue
        for library in need.libraries:
            if library not in inside and not library.startswith(_LOADER):
                wanted.setdefault(library, set()).update(v for name, v in need.versions if name == library)
    return wanted


def packages_of(libraries: Iterable[str]) -> dict[str, str]:
    """Return the Debian package of each library; one that is not on this machine is named as Debian's policy says."""
    cache = subprocess.run(["ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    places = dict(reversed(_CACHE_LINE.findall(cache)))
    return {library: _package(places.get(library)) or by_policy(library) for library in sorted(libraries)}


def by_policy(library: str) -> str:
    """Return the package that Debian's policy puts a library in: ``libwayland-egl.so.1`` lies in libwayland-egl1."""
    stem, _, version = library.lower().partition(".so.")
    return f"{stem}-{version}" if stem[-1:].isdigit() else f"{stem}{version}"


def _package(path: str | None) -> str | None:
    if path is None:
        return None
    for place in (path, str(Path(path).resolve()), "/usr" + path, path.removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "--search", place], check=False, capture_output=True, text=True)
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0].strip()
    return None


def least_version(package: str, versions: Iterable[str]) -> str:
    """Return the oldest version of a package that has these symbol versions; empty where it does not say."""
    known: dict[str, str] = {}
    for path in sorted(Path("/var/lib/dpkg/info").glob(f"{package}*.symbols")):
        known |= dict(_SYMBOL.findall(path.read_text("utf-8")))
    found = {known[version] for version in versions if version in known}
    return max(found, key=_in_order, default="")


def _in_order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def newest_glibc(libraries: Mapping[str, set[str]]) -> str:
    """Return the version of the C library that a system must have at least."""
    wanted = (version for versions in libraries.values() for version in versions if version.startswith("GLIBC_"))
    return max(wanted, key=_in_order, default="").removeprefix("GLIBC_")


def relation(
    libraries: Mapping[str, set[str]],
    packages: Mapping[str, str],
    least: Callable[[str, Iterable[str]], str] = least_version,
) -> list[str]:
    """Return the entries of ``Depends`` or ``Recommends`` for libraries, in order."""
    wanted: dict[str, set[str]] = {}
    for library, versions in libraries.items():
        wanted.setdefault(packages[library], set()).update(versions)
    floors = {package: least(package, versions) for package, versions in sorted(wanted.items())}
    return [f"{package} (>= {floor})" if floor else package for package, floor in floors.items()]
