"""Write the bill of materials of a bundle in CycloneDX 1.5: ``python -m bundling.sbom CONTENTS FACTS REPORT TARGET``.

CONTENTS is what the bundle was made of, FACTS the build's own, REPORT what pip installed, with the hash of each file.
"""

from __future__ import annotations

import json
import platform
import sys
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bundling.files import hash_of
from bundling.parts import canonical, system_packages
from licences import licence_of

Component = dict[str, Any]
_FAMILIES = (
    *("MIT", "BSD", "Apache-", "LGPL-", "GPL-", "PSF-", "Python-", "ISC", "Zlib", "MPL-", "0BSD", "CC0-", "HPND"),
    "OFL-",
)


def component(name: str, version: str, licence: str, purl: str, sha256: str = "") -> Component:
    """Return one part; ``licence`` is an SPDX expression or plain words."""
    hashes = {"hashes": [{"alg": "SHA-256", "content": sha256}]} if sha256 else {}
    return {
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "licenses": [licence_choice(licence)], **hashes,
    }  # fmt: skip


def licence_choice(licence: str) -> dict[str, Any]:
    """Return a licence as an expression where it reads like one, else as a name."""
    words = licence.replace("(", " ").replace(")", " ").split()
    plain = all(word in ("AND", "OR", "WITH") or _is_id(word) for word in words)
    joined = len(words) == 1 or any(word in ("AND", "OR", "WITH") for word in words)
    return {"expression": licence} if plain and joined and words else {"license": {"name": licence}}


def _is_id(word: str) -> bool:
    return word.startswith(_FAMILIES) and all(letter.isalnum() or letter in "-." for letter in word)


def installed_hashes(report: Mapping[str, Any]) -> dict[str, str]:
    """Return the SHA-256 of the file that each package was installed from, by canonical name, from pip's report."""
    rows = [(row["metadata"]["name"], row["download_info"].get("archive_info", {})) for row in report["install"]]
    return {canonical(name): archive.get("hashes", {}).get("sha256", "") for name, archive in rows}


def python_parts(names: Iterable[str], hashes: Mapping[str, str]) -> list[Component]:
    """Return the Python packages of the bundle."""
    parts = []
    for name in names:
        version, licence = licence_of(name)
        parts.append(component(name, version, licence, f"pkg:pypi/{name}@{version}", hashes.get(name, "")))
    return parts


def other_parts(system: Mapping[str, str]) -> list[Component]:
    """Return Python itself, and the libraries of this system that came along."""
    version = platform.python_version()
    python = component("python", version, "Python-2.0", f"pkg:generic/python@{version}")
    return [python] + [
        component(name, found, "see its copyright file", f"pkg:deb/debian/{name}@{found}")
        for name, found in sorted(system.items())
    ]


def inside_parts() -> list[Component]:
    """Return the libraries that lie inside Python packages, as far as these say which version they hold."""
    import scipy
    from cryptography.hazmat.backends.openssl import backend
    from PIL import features
    from PySide6.QtCore import qVersion
    from sqlcipher3 import dbapi2

    blas = scipy.show_config(mode="dicts")["Build Dependencies"]["blas"]["version"]
    cipher = dbapi2.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    known = [
        ("qt", qVersion(), "LGPL-3.0-only"), ("openblas", blas, "BSD-3-Clause"), ("sqlcipher", cipher, "BSD-3-Clause"),
        ("sqlite", dbapi2.sqlite_version, "blessing"),
        ("openssl", backend.openssl_version_text().split()[1], "Apache-2.0"),
    ]  # fmt: skip
    pictures = {"freetype2": "FTL", "libjpeg_turbo": "BSD-3-Clause", "libtiff": "libtiff", "webp": "BSD-3-Clause",
                "littlecms2": "MIT", "jpg_2000": "BSD-2-Clause", "zlib": "Zlib", "harfbuzz": "MIT"}  # fmt: skip
    known += [(name, features.version(name) or "", licence) for name, licence in pictures.items()]
    return [component(name, version, licence, f"pkg:generic/{name}@{version}") for name, version, licence in known]


def own_parts(weights: Mapping[str, str]) -> list[Component]:
    """Return fonts and weights; ``weights`` are the hashes of files by name."""
    model = component(
        "all-MiniLM-L6-v2", "float16", "Apache-2.0", "pkg:generic/all-MiniLM-L6-v2", weights.get("minilm-l6-v2.bin", "")
    )
    fonts = [component(name, "", "OFL-1.1", f"pkg:generic/{name}") for name in ("inter", "jetbrains-mono")]
    return [*([model | {"type": "machine-learning-model"}] if weights else []), *(f | {"type": "file"} for f in fonts)]


def bill(facts: Mapping[str, Any], parts: list[Component]) -> dict[str, Any]:
    """Return the whole document; the same parts give the same bytes."""
    version = facts["version"]
    purl = f"pkg:generic/alapp@{version}"
    own = {"type": "application", "bom-ref": purl, "name": "alapp", "version": version, "purl": purl}
    licensed = own | {"licenses": [{"expression": "Apache-2.0"}]}
    print_of_all = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([facts, parts], sort_keys=True))
    return {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": f"urn:uuid:{print_of_all}", "version": 1,
        "metadata": {"timestamp": facts["date"], "component": licensed},
        "components": parts,
        "dependencies": [{"ref": purl, "dependsOn": [part["bom-ref"] for part in parts]}],
    }  # fmt: skip


def main(contents_file: str, facts_file: str, report_file: str, target: str) -> int:
    contents, facts, report = (json.loads(Path(f).read_text("utf-8")) for f in (contents_file, facts_file, report_file))
    files = [tuple(entry) for entry in contents["files"]]
    weights = {
        Path(s).name: hash_of(Path(s))
        for name, s, _ in files
        if name.startswith("resources/embedding/") and name.endswith(".bin")
    }
    parts = [
        *python_parts(contents["packages"], installed_hashes(report)), *other_parts(system_packages(files)),
        *inside_parts(),
        *own_parts(weights),
    ]  # fmt: skip
    Path(target).write_text(json.dumps(bill(facts, parts), indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
