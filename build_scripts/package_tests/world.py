"""What a check works with: one account in one root under one set of circumstances, a screen, and the program."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from package_tests.display import Display
from package_tests.person import Person
from package_tests.roots import ACCOUNTS, MINIMAL_PATH, Account, processes_of

ENDS_WITHIN = 15.0
FONT_CACHE = ".cache/fontconfig"
"""Which fonts the system has, kept by the system's library for every program that draws text."""
NOISE = ("Fontconfig error: No writable cache directories",)
"""What the system's library says of a home that cannot be written; it draws all the same."""
ELSEWHERE = ("proc", "dev", "sys", "tmp/.X11-unix")
"""What is of the machine, not of the root."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Circumstances: more variables, no network, a home that cannot be written, another account, a larger scale."""

    name: str
    variables: tuple[tuple[str, str], ...] = (("LANG", "C.UTF-8"),)
    network: bool = True
    writable_home: bool = True
    account: Account = ACCOUNTS[0]
    scale: int = 1


PLAIN = Variant("plain")
NO_NETWORK = Variant("no-network", network=False)
READ_ONLY = Variant("read-only-home", writable_home=False)
LANG_C = Variant("lang-c", (("LANG", "C"), ("LC_ALL", "C")))
ACCENTS = Variant("name-with-accents", account=ACCOUNTS[1])
DOUBLE = Variant("scale-200", (("LANG", "C.UTF-8"), ("QT_SCALE_FACTOR", "2")), scale=2)


@dataclass
class Running:
    """The program, and the person before it."""

    process: subprocess.Popen[bytes]
    person: Person
    said: Path

    @property
    def complaints(self) -> list[str]:
        """Return what it wrote to the terminal that started it; there should be nothing."""
        lines = self.said.read_text("utf-8", "replace").splitlines()
        return [line for line in lines if line.strip() and not any(noise in line for noise in NOISE)]


@dataclass
class World:
    """``root`` is None for a program of this machine, whose ``program`` are the words that start it."""

    root: Path | None
    program: Sequence[str]
    variant: Variant
    pictures: Path
    scratch: Path
    running: list[Running] = field(default_factory=list)
    begun: float = 0.0

    # -- places

    @property
    def home(self) -> str:
        """The home as the program sees it."""
        return self.variant.account.home if self.root else str(self.scratch / "home")

    @property
    def own(self) -> str:
        """A folder of the person's own data, outside the home where that cannot be written."""
        return f"{self.home}/own" if self.variant.writable_home else "/srv/own" if self.root else f"{self.scratch}/own"

    def outside(self, path: str) -> Path:
        """Return where a path of the program lies for this machine."""
        return self.root / path.lstrip("/") if self.root else Path(path)

    def settle_in(self) -> None:
        """Make an empty home and an empty folder for data."""
        for place in (self.home, self.own):
            shutil.rmtree(self.outside(place), ignore_errors=True)
            self.outside(place).mkdir(parents=True)
        if self.root:
            self.give(self.outside(self.own))
            home = self.outside(self.home)
            os.chown(home, *(2 * [self.variant.account.number] if self.variant.writable_home else [0, 0]))
            home.chmod(0o700 if self.variant.writable_home else 0o555)
        self.begun = time.time()

    def give(self, path: Path) -> None:
        """Make the account the owner of what lies here."""
        number = self.variant.account.number
        for place in (path, *path.rglob("*")):
            os.chown(place, number, number)

    def put(self, name: str, text: str) -> str:
        """Write a file of the person's own and return its path as the program sees it."""
        path = self.outside(f"{self.own}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        if self.root:
            self.give(self.outside(self.own))
        return f"{self.own}/{name}"

    def strays(self) -> list[str]:
        """Return the files written since the beginning that lie outside the places that the manual names."""
        top = self.root or self.scratch / "home"
        written = (path for path in files_below(top, skip=ELSEWHERE) if path.lstat().st_ctime > self.begun)
        return [str(path) for path in written if not self._is_documented(path)]

    def _is_documented(self, path: Path) -> bool:
        home = self.outside(self.home)
        kept = (home / ".config/alapp", home / ".local/share/alapp", home / FONT_CACHE, self.outside(self.own))
        if path == home / ".config/QtProject.conf":
            return path.stat().st_size == 0  # Qt notes the folders of file dialogs there, and the program takes it back
        beside = (".alapp", ".backups")  # the project's file, what is beside it for a moment, and its backups
        a_project = path.is_relative_to(home) and any(end in path.relative_to(home).parts[0] for end in beside)
        return a_project or any(path.is_relative_to(place) for place in kept)

    # -- the program

    def words(self, *arguments: str) -> list[str]:
        """Return the command that runs the program with these arguments, as the account, in its surroundings."""
        number = self.variant.account.number
        within = ["chroot", f"--userspec={number}:{number}", "--groups=", str(self.root)] if self.root else []
        cut_off = [] if self.variant.network else ["unshare", "--net"]
        own = {"HOME": self.home, "USER": self.variant.account.name, "PATH": MINIMAL_PATH} | dict(
            self.variant.variables
        )
        variables = [f"{name}={value}" for name, value in own.items()]
        return [*cut_off, *within, "/usr/bin/env", "-i", "-C", self.own, *variables, *self.program, *arguments]

    def terminal(self, *arguments: str, typed: str = "", seconds: float = 180) -> subprocess.CompletedProcess[str]:
        """Run ``alapp`` in the terminal."""
        return subprocess.run(
            self.words(*arguments), input=typed, capture_output=True, text=True, errors="replace", timeout=seconds
        )

    def asked(self, *arguments: str, typed: str = "") -> Any:
        """Run a command with ``--json`` and return its answer, None when it ended with an error."""
        done = self.terminal(*arguments, "--json", typed=typed)
        return json.loads(done.stdout) if done.returncode == 0 else None

    @contextmanager
    def window(self, *arguments: str, patience: float = 60.0) -> Iterator[Running]:
        """Start the program on a screen of its own; in the end it is closed, by force if need be."""
        display = Display(1440 * self.variant.scale, 900 * self.variant.scale)
        said = self.scratch / f"said-{len(self.running)}.txt"
        said.parent.mkdir(parents=True, exist_ok=True)
        words = self.words(*arguments)
        words[words.index("-C") + 2 : words.index("-C") + 2] = [f"DISPLAY={display.name}", "QT_QPA_PLATFORM=xcb"]
        with said.open("wb") as target:
            process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=target, stderr=target, start_new_session=True
            )
        person = Person(display, lambda: process.poll() is None, self.pictures / self.variant.name, patience)
        running = Running(process, person, said)
        self.running.append(running)
        try:
            yield running
        except AssertionError:
            print(
                "\n".join(f"# {self.variant.name}: the program said: {line}" for line in running.complaints), flush=True
            )
            raise
        finally:
            _kill(process)
            display.close()

    def quit(self, running: Running) -> int:
        """Leave by ``Ctrl+Q``; return how many processes are left, those of the program's children among them."""
        running.person.press("ctrl+q")
        return len(self.left_soon(running))

    def left_soon(self, running: Running) -> list[int]:
        """Return what still runs when all of it should have ended."""
        deadline = time.monotonic() + ENDS_WITHIN
        while time.monotonic() < deadline and (running.process.poll() is None or self.left(running)):
            time.sleep(0.05)
        return self.left(running)

    def left(self, running: Running) -> list[int]:
        """Return what still runs: in the root, or in the session of the process."""
        return processes_of(self.root) if self.root else _session(running.process.pid)

    def inet_sockets(self, running: Running) -> list[str]:
        """Return the sockets of the program that could reach another machine."""
        return [line for process in self.left(running) for line in _inet_of(Path(f"/proc/{process}"))]


def files_below(top: Path, skip: Sequence[str] = ()) -> Iterator[Path]:
    """Yield every file and link, but not what lies in the folders ``skip``."""
    for folder, folders, files in os.walk(top):
        here = Path(folder)
        folders[:] = [f for f in folders if (here / f).relative_to(top).as_posix() not in skip]
        yield from (here / name for name in files)


def _inet_of(process: Path) -> list[str]:
    try:
        held = {str(link.readlink()) for link in (process / "fd").iterdir()}
        tables = [(process / "net" / name).read_text("utf-8") for name in ("tcp", "tcp6", "udp", "udp6", "raw")]
    except OSError:  # it has ended meanwhile
        return []
    rows = [line for table in tables for line in table.splitlines()[1:]]
    return [row for row in rows if f"socket:[{row.split()[9]}]" in held]


def _session(leader: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(words[3]) == leader and words[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
