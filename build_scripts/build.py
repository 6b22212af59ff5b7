"""Package alapp for the system it runs on: ``python3 build_scripts/build.py [--variant base|full] [--check]``.

Makes ``dist/alapp`` (one folder with the program in it) and the packages that fit the system: on Debian a ``.deb``, on
any Linux a ``.tar.zst``, on Windows an installer, on macOS a disk image; beside them a bill of materials (CycloneDX)
and lists of SHA-256 sums. ``--check`` makes all of it twice and compares every file. Only the standard library is
used here; what needs more runs in ``.venv-build``, which is made from ``locks/build.txt``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from bundling import figures, linux, mac, windows
from bundling.contents import VARIANTS
from bundling.facts import Facts, facts_of
from bundling.files import files_in, fresh, hash_of
from setup_env import BUILD_ENV, REPORT, ROOT, environment

SCRIPTS = ROOT / "build_scripts"
DIST, WORK = ROOT / "dist", ROOT / "build"
SOURCES = ("alapp", "resources", "build_scripts", "LICENSE")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=VARIANTS, default="base")
    parser.add_argument("--check", action="store_true", help="build twice and compare every file")
    parser.add_argument("--folder-only", action="store_true", help="make no packages")
    parser.add_argument("--with-changes", action="store_true", help="package what is not committed as well")
    parser.add_argument("--json", type=Path, help="write the figures into this file as well")
    return parser.parse_args()


def surroundings(facts: Facts, work: Path) -> dict[str, str]:
    """Return the environment of each step: nothing of the person's, no chance, the time of the commit."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ALAPP_", "QT_", "LC_"))
    }
    return kept | {
        "SOURCE_DATE_EPOCH": str(facts.epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "PYINSTALLER_CONFIG_DIR": str(work / "cache"), "QT_QPA_PLATFORM": "offscreen", "ALAPP_VARIANT": facts.variant,
        "ALAPP_FACTS": str(work / "facts" / "build.json"),
    }  # fmt: skip


def snapshot(work: Path, *, with_changes: bool) -> Path:
    """Return a copy of the sources as they were committed, or as they lie here where there is no git or it is asked.

    Nobody's work on them gets into half of a build.
    """
    copy = fresh(work / "sources")
    command = ["git", "archive", "--format=tar", "HEAD", *SOURCES]
    if with_changes or not (ROOT / ".git").exists():
        for name in SOURCES:
            copy_one(ROOT / name, copy / name)
        return copy
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(copy, filter="data")
    for weights in (ROOT / "resources" / "embedding").glob("*.bin"):  # made here, not committed
        shutil.copyfile(weights, copy / "resources" / "embedding" / weights.name)
    return copy


def copy_one(source: Path, target: Path) -> None:
    """Copy a file, or a folder without what Python keeps beside its sources."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.new"))
    else:
        shutil.copyfile(source, target)


def frozen(facts: Facts, python: Path, sources: Path, work: Path) -> Path:
    """Run PyInstaller; return the folder with the program."""
    noted = fresh(work) / "facts"
    noted.mkdir()
    (noted / "build.json").write_text(json.dumps(facts.as_json(), indent=1) + "\n", "utf-8", newline="\n")
    env = surroundings(facts, work)
    subprocess.run([str(python), "-m", "bundling.icons", str(noted / "icons")], cwd=SCRIPTS, env=env, check=True)
    spec = sources / "build_scripts" / "bundling" / "alapp.spec"
    places = ["--distpath", str(work / "made"), "--workpath", str(work / "steps")]
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, str(spec)]
    subprocess.run(command, cwd=sources, env=env, check=True)
    folder = work / "made" / "alapp"
    write_bill(facts, python, work, folder)
    if os.name == "nt":
        windows.name_terminal_program(folder)
    return folder


def write_bill(facts: Facts, python: Path, work: Path, folder: Path) -> None:
    """Write the bill of materials into the program's folder."""
    contents, noted = work / "steps" / "alapp" / "contents.json", work / "facts" / "build.json"
    target = folder / "_internal" / "resources" / "licences" / "sbom.cdx.json"
    command = [str(python), "-m", "bundling.sbom", str(contents), str(noted), str(BUILD_ENV / REPORT), str(target)]
    subprocess.run(command, cwd=SCRIPTS, env=surroundings(facts, work), check=True)


def packages(facts: Facts, folder: Path, work: Path, python: Path) -> list[Path]:
    """Make the packages that fit this system from the program's folder."""
    output = fresh(work / "packages")
    if sys.platform.startswith("linux"):
        debian = [linux.build_deb(facts, folder, work, output)] if shutil.which("dpkg-deb") else []
        return [*debian, linux.build_archive(facts, folder, work, output, python)]
    if os.name == "nt":
        installer = windows.build(facts, folder, work, output, ROOT)
        return [installer] if installer else []
    return [mac.build(facts, folder.with_suffix(".app"), work, output)]


def built(facts: Facts, python: Path, sources: Path, work: Path, *, folder_only: bool) -> tuple[Path, list[Path]]:
    """Make everything once, below one folder of work."""
    folder = frozen(facts, python, sources, work)
    return folder, [] if folder_only else packages(facts, folder, work, python)


def handed_out(facts: Facts, folder: Path, made: list[Path]) -> Path:
    """Put folder, packages, bill and sums into ``dist``; return the folder there."""
    DIST.mkdir(exist_ok=True)
    name = "alapp" if facts.variant == "base" else f"alapp-{facts.variant}"
    target, aside = DIST / name, DIST / f".{name}.old"
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.replace(aside)
    shutil.copytree(folder, target, symlinks=True)
    shutil.rmtree(aside, ignore_errors=True)
    bill = DIST / f"{name}-{facts.version}.cdx.json"
    shutil.copyfile(target / "_internal" / "resources" / "licences" / "sbom.cdx.json", bill)
    every_file = DIST / f"{name}-{facts.version}.files.sha256"
    every_file.write_text(figures.sums(figures.hashes(target)), "utf-8", newline="\n")
    for path in made:
        shutil.copyfile(path, DIST / path.name)
    beside = [bill, every_file, *(DIST / path.name for path in made)]
    (DIST / f"{name}-{facts.version}.SHA256SUMS").write_text(
        figures.sums({path.name: hash_of(path) for path in beside}), "utf-8", newline="\n"
    )
    return target


def figures_of(facts: Facts, folder: Path, made: list[Path], work: Path) -> figures.Figures:
    """Return what is said of the build."""
    sys.path.insert(0, str(ROOT))
    from alapp.jobs.silence import FORBIDDEN

    found = figures.size_figures(folder) | {"files": (len(files_in(folder)), "files")}
    kinds = {".deb": "deb_mb", ".zst": "tar_mb", ".exe": "installer_mb", ".dmg": "image_mb"}
    found |= {kinds[p.suffix]: (round(p.stat().st_size / figures.MB, 2), "MB") for p in made if p.suffix in kinds}
    contents = json.loads((work / "steps" / "alapp" / "contents.json").read_text("utf-8"))
    modules = figures.modules_in(contents, folder / "_internal" / "base_library.zip")
    counted, names = figures.module_figures(modules, FORBIDDEN, facts.variant)
    if names:
        print("modules that should not be here:", ", ".join(names))
    return found | counted | {"packages": (len(contents["packages"]), "packages")}


def compared(first: tuple[Path, list[Path]], second: tuple[Path, list[Path]]) -> figures.Figures:
    """Return how many files of two builds differ, in the program's folder and among the packages."""
    places = figures.differing(figures.hashes(first[0]), figures.hashes(second[0]))
    boxes = [{path.name: hash_of(path) for path in made} for _, made in (first, second)]
    packed = figures.differing(*boxes)
    for name in [*places, *packed]:
        print("differs:", name)
    return {"differing_files": (len(places), "files"), "differing_packages": (len(packed), "files")}


def main() -> int:
    asked = arguments()
    python = environment("build")
    facts = facts_of(ROOT, asked.variant, with_changes=asked.with_changes)
    work = WORK / asked.variant
    sources = snapshot(work, with_changes=asked.with_changes)
    made = built(facts, python, sources, work / "first", folder_only=asked.folder_only)
    target = handed_out(facts, *made)
    found = figures_of(facts, made[0], made[1], work / "first")
    if asked.check:
        found |= compared(made, built(facts, python, sources, work / "second", folder_only=asked.folder_only))
    print(f"{target.relative_to(ROOT)} and {len(made[1])} packages are in {DIST.name}.")
    figures.report(found, asked.json)
    return 1 if found.get("differing_files", (0, ""))[0] else 0


if __name__ == "__main__":
    sys.exit(main())
