"""List the licences of everything the program ships with: ``.venv/bin/python build_scripts/licences.py``.

Reads what the installed packages of the runtime lock say of themselves and writes ``resources/licences/list.md``.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata

from setup_env import LOCKS, ROOT

TARGET = ROOT / "resources" / "licences" / "list.md"
HEAD = """# Licences of what alapp is built on

alapp itself is under the Apache License 2.0 (see `LICENSE`). This list is made by `build_scripts/licences.py` from the
packages of `build_scripts/locks/runtime.txt`. The full texts lie in each installed package, and in the packaged program
in `texts/` beside this list, a folder for each part, with a bill of materials (`sbom.cdx.json`).

| Package | Version | Licence |
|---|---|---|
"""
TAIL = """
Inside these packages: Qt 6 (LGPL-3.0, linked dynamically, not changed; see `qt.md`), SQLite (public domain) and
SQLCipher (BSD-3-Clause) in sqlcipher3, OpenBLAS (BSD-3-Clause) in NumPy and SciPy, CRFsuite (BSD-3-Clause) in
python-crfsuite,
libsndfile (LGPL-2.1) in soundfile and FFmpeg (LGPL-2.1, built without GPL parts) in pyside6-addons, each linked
dynamically and not changed.

Sentence model in `resources/embedding`: all-MiniLM-L6-v2 of the sentence-transformers project (Apache-2.0), see the
notice beside it.

Fonts in `resources/fonts`: Inter and JetBrains Mono, both under the SIL Open Font License 1.1; the texts lie beside
them. Icons in `resources/icons`: drawn for alapp, under its licence.
"""
UNSAID = {"sqlcipher3": "Zlib"}
"""Licences that a package has as a file only."""


def names_in_lock() -> list[str]:
    """Return the package names of the runtime lock, each once, without those of other systems that are missing."""
    text = (LOCKS / "runtime.txt").read_text("utf-8")
    return list(dict.fromkeys(re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)))


def licence_of(name: str) -> tuple[str, str]:
    """Return version and licence of an installed package, as short as it says it."""
    about = metadata(name)
    classes = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    said = about.get("License-Expression") or "; ".join(classes) or (about.get("License") or "").partition("\n")[0]
    return about["Version"], said or UNSAID.get(name, "see the package")


def main() -> int:
    rows = []
    for name in names_in_lock():
        try:
            version, licence = licence_of(name)
        except PackageNotFoundError:
            sys.exit(f"{name} is not installed; run this with the interpreter of .venv.")
        rows.append(f"| {name} | {version} | {licence} |\n")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(HEAD + "".join(rows) + TAIL, "utf-8", newline="\n")
    print(f"{len(rows)} packages listed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
