"""Make the project's own environment in ``.venv``: locked packages with hashes; standard library only.

Used by ``run.py`` and ``test.py``; ``build.py`` has one of its own in ``.venv-build``, made from nothing each time that
its lock changes. The others take what a changed lock adds.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import embedding

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "build_scripts" / "locks"
ENV = ROOT / ".venv"
BUILD_ENV = ROOT / ".venv-build"
REPORT = "installed.json"

WINDOW_LIBRARIES = {
    "GL": "libgl1", "EGL": "libegl1", "glib-2.0": "libglib2.0-0", "xkbcommon": "libxkbcommon0",
    "fontconfig": "libfontconfig1", "dbus-1": "libdbus-1-3", "X11": "libx11-6",
    "xkbcommon-x11": "libxkbcommon-x11-0", "xcb-cursor": "libxcb-cursor0", "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1", "xcb-shape": "libxcb-shape0", "xcb-xkb": "libxcb-xkb1", "X11-xcb": "libx11-xcb1",
    "pulse": "libpulse0", "drm": "libdrm2", "brotlidec": "libbrotli1", "Xrandr": "libxrandr2", "Xext": "libxext6",
}  # fmt: skip
TEST_PROGRAMS = {"Xvfb": "xvfb"}


def python_of(env: Path) -> Path:
    """Return the interpreter of an environment."""
    return env / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(kind: str) -> Path:
    """Return the interpreter of an environment that has the packages of a lock (``runtime``, ``test`` or ``build``)."""
    if sys.version_info < (3, 11):  # noqa: UP036  the person may start this with an older Python
        sys.exit("alapp needs Python 3.11 or newer; this is " + sys.version.split()[0])
    env = BUILD_ENV if kind == "build" else ENV
    lock, made_with, mark = LOCKS / f"{kind}.txt", env / "made-with.txt", env / f"{kind}.sha256"
    python = python_of(env)
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stale = kind == "build" and not (mark.exists() and mark.read_text("utf-8") == wanted)
    if stale or not (python.exists() and made_with.exists() and made_with.read_text("utf-8") == sys.version):
        print(f"Making the environment in {env.name} …", flush=True)
        venv.create(env, with_pip=True, clear=True)
        made_with.write_text(sys.version, "utf-8")
    if not mark.exists() or mark.read_text("utf-8") != wanted:
        print(f"Installing the packages of {lock.relative_to(ROOT)} …", flush=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-input"]
        locked = ["--only-binary", ":all:", "--require-hashes", "--no-deps"]  # the lock names every package
        noted = ["--report", str(env / REPORT)] if kind == "build" else []  # which file each package came from
        subprocess.run([*pip, *locked, *noted, "-r", str(lock)], check=True)
        mark.write_text(wanted, "utf-8")
    embedding.ensure(python)
    return python


def missing_system_packages(*, tests: bool) -> list[str]:
    """Return the Debian packages whose libraries (and test programs) are not on this Linux machine."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in WINDOW_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if tests:
        missing += [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
        missing += [] if Path("/usr/share/fonts/truetype/noto").exists() else ["fonts-noto-core"]
    return missing


def system_packages(*, tests: bool) -> None:
    """Install what Qt needs where we may (Debian as root); elsewhere print the one command that does."""
    missing = missing_system_packages(tests=tests)
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing system libraries:", " ".join(missing), flush=True)
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        steps = (["apt-get", "update", "-q"], command)
        if all(subprocess.run(s, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode == 0 for s in steps):
            return
    print("Some system libraries that the window needs seem to be missing. On Debian and Ubuntu this installs them:")
    print("  sudo " + " ".join(command), flush=True)
