"""The package is tried as a package: installed in a minimal Debian root without Python, driven by keys, removed.

``python3 build_scripts/test_package.py [--deb FILE] [--only NAME ...] [--pictures FOLDER] [--json FILE]`` as root, with
debootstrap, Xvfb and xdotool. Every file in ``package_tests/checks`` is a check; most are tried again without network,
with a home that cannot be written, with ``LANG=C``, under a name with blanks and accents, and at 200 %. The command
ends with 1 when a figure is not as it must be. ``--checkout`` tries the checks on the program of this checkout.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the goals are those of the tests

from package_tests import checks  # noqa: E402
from package_tests.base import Check, Result  # noqa: E402
from package_tests.roots import (  # noqa: E402
    PACKAGE,
    Installed,
    add_accounts,
    base_root,
    copy_of,
    install,
    mounted,
)
from package_tests.world import Variant, World  # noqa: E402

IN_NAMESPACE = "ALAPP_PACKAGE_TEST_MOUNTS"
"""Set in the process that has mounts of its own, which end with it whatever happens."""


def all_checks(only: Sequence[str]) -> list[tuple[Check, Variant]]:
    """Return the checks with their variants, in order; ``only`` names checks, variants, or ``check@variant``."""
    found = [
        importlib.import_module(f"{checks.__name__}.{m.name}").CHECK for m in pkgutil.iter_modules(checks.__path__)
    ]
    pairs = [(check, variant) for check in sorted(found, key=lambda c: c.order) for variant in check.variants]
    return [(c, v) for c, v in pairs if not only or {c.name, v.name, f"{c.name}@{v.name}"} & set(only)]


def try_it(check: Check, variant: Variant, installed: Installed | None, pictures: Path, scratch: Path) -> Result:
    """Run one check; whatever ends it is its result."""
    begun, figures, error = time.monotonic(), {}, ""
    name = check.name if check.alone else f"{check.name}@{variant.name}"
    try:
        if check.alone is not None and installed is not None:
            found = check.alone(installed)
        elif check.run is not None:
            program = (PACKAGE,) if installed else (sys.executable, "-m", PACKAGE)
            world = World(
                installed.root if installed else None, program, variant, pictures / check.name, scratch / name
            )
            world.settle_in()
            found = check.run(world)
        figures = {figure: float(value) for figure, value in found.items()}
    except Exception:  # noqa: BLE001  whatever ends a check is its result
        error = traceback.format_exc()
    return Result(name, figures, check.goals, time.monotonic() - begun, error)


def lines(result: Result) -> Iterator[str]:
    """Yield what the table says of a check: a line for itself and one for each figure, its goal beside it."""
    last = result.error.strip().rsplit("\n", 1)[-1]
    yield f"{result.name:<28} {result.verdict:<7} {result.seconds:6.1f} s  {last}"
    for figure, value in result.figures.items():
        goal = result.goals.get(figure)
        mark = "MISSED" if figure in result.missed else ""
        yield f"    {figure:<24} {value:>10.4g}   {f'goal {goal.words}' if goal else '':<22} {mark}".rstrip()


@contextmanager
def installation(deb: Path, cache: Path, scratch: Path) -> Iterator[Installed]:
    """Install the package in a fresh root."""
    base = base_root(cache)
    with mounted(copy_of(base, scratch / "root")) as root:
        seconds = install(root, deb)
        add_accounts(root)
        yield Installed(deb, base, root, seconds)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deb", type=Path, help="the newest of the base variant in dist/ unless given")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="checks, variants, or check@variant")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "alapp-package-root")
    parser.add_argument("--pictures", type=Path, default=Path(tempfile.gettempdir()) / "alapp-package-pictures")
    parser.add_argument("--checkout", action="store_true", help="try the checks on the checkout, without any root")
    parser.add_argument("--list", action="store_true", help="name the checks and end")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def all_results(given: argparse.Namespace, installed: Installed | None, scratch: Path) -> list[Result]:
    """Try what was asked for and tell of each as soon as it is done."""
    results = []
    for check, variant in all_checks(given.only):
        if installed is None and check.run is None:
            continue
        results.append(try_it(check, variant, installed, given.pictures, scratch))
        print("\n".join(lines(results[-1])), flush=True)
        if results[-1].error:
            print(results[-1].error, flush=True)
    return results


def report(results: list[Result], target: Path | None) -> int:
    """Print the table again, whole, and return the exit code."""
    print("\n" + "\n".join(line for result in results for line in lines(result)))
    bad = [r.name for r in results if r.verdict != "ok"]
    print(f"{len(results) - len(bad)} checks held, {len(bad)} not{': ' if bad else ''}{', '.join(bad)}.")
    if target is not None:
        rows = [asdict(r) | {"verdict": r.verdict, "missed": r.missed} for r in results]
        target.write_text(json.dumps(rows, indent=1), "utf-8")
    return 1 if bad or not results else 0


def main() -> int:
    """Run."""
    given = arguments()
    if given.list:
        print("\n".join(f"{check.name}@{variant.name}" for check, variant in all_checks(given.only)))
        return 0
    if not given.checkout and IN_NAMESPACE not in os.environ:
        words = ["unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv]
        os.execvpe("unshare", words, os.environ | {IN_NAMESPACE: "1"})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was made is taken away then too
    scratch = Path(tempfile.mkdtemp(prefix="alapp-package-"))
    scratch.chmod(0o755)
    try:
        if given.checkout:
            return report(all_results(given, None, scratch), given.json)
        deb = given.deb or max((ROOT / "dist").glob(f"{PACKAGE}_*.deb"), key=lambda path: path.stat().st_mtime)
        with installation(deb.resolve(), given.cache, scratch) as installed:
            return report(all_results(given, installed, scratch), given.json)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
