"""The texts of the packages, their figures, and the bill of materials."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from importlib.metadata import distribution
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bundling import archive, deb, desktop, figures, icons, parts, sbom, windows
from bundling.facts import Facts, facts_of

from alapp import __version__

ROOT = Path(__file__).resolve().parents[2]
FACTS = Facts("1.2.3", "abc", "2026-01-02T03:04:05+00:00", "base")
CONTROL = deb.Control("base", "1.2.3", "amd64", 100, ["libc6 (>= 2.35)", "xkb-data"], ["libcups2"])


def test_the_control_file_can_be_read() -> None:
    lines = CONTROL.text().splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert fields["Package"] == "alapp"
    assert fields["Depends"] == "libc6 (>= 2.35), xkb-data"
    assert fields["Installed-Size"] == "100"
    assert all(line.startswith(" ") for line in lines[lines.index(f"Description: {desktop.SUMMARY}") + 1 :])


def test_the_variants_replace_each_other() -> None:
    full = deb.Control("full", "1.2.3", "amd64", 100, [], []).text()
    assert "Package: alapp-full\n" in full
    assert "Conflicts: alapp\n" in full
    assert "Conflicts: alapp-full\n" in CONTROL.text()


def test_nothing_runs_when_the_package_comes_or_goes(tmp_path: Path) -> None:
    program, pictures = tmp_path / "program", tmp_path / "icons"
    program.mkdir()
    (program / "alapp").write_bytes(b"program")
    (program / "alapp").chmod(0o700)
    for folder in (*map(str, icons.SIZES), "scalable"):
        for name in (icons.PROGRAM, icons.PROJECT, icons.BUNDLE):
            path = pictures / folder / f"{name}.{'svg' if folder == 'scalable' else 'png'}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"picture")
    root = tmp_path / "root"
    deb.write_tree(root, program, pictures)
    deb.set_modes(root)
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}
    assert {"usr/bin/alapp", "usr/lib/alapp/alapp", "usr/share/applications/alapp.desktop"} <= files
    assert all(name.startswith("usr/") for name in files)  # no folder of a person, no settings, no scripts
    assert (root / "usr/bin/alapp").resolve() == root / "usr/lib/alapp/alapp"
    assert (root / "usr/lib/alapp/alapp").stat().st_mode & 0o777 == 0o755


def test_menu_entry_and_file_types_fit_together() -> None:
    names = {e.attrib["type"] for e in ElementTree.fromstring(desktop.MIME) if "type" in e.attrib}
    opened = desktop.DESKTOP.partition("MimeType=")[2].partition("\n")[0].strip(";").split(";")
    patterns = {e.attrib["pattern"] for e in ElementTree.fromstring(desktop.MIME).iter() if "pattern" in e.attrib}
    assert names == set(opened)
    assert patterns == {"*.alapp", "*.albundle"}


@pytest.mark.parametrize("name", [icons.PROGRAM, icons.PROJECT, icons.BUNDLE])
def test_icons_are_drawings(name: str) -> None:
    assert ElementTree.fromstring(icons.drawing(name)).tag.endswith("svg")


def test_the_installer_of_windows_names_every_place() -> None:
    text = windows.script(FACTS, Path("made"), Path("alapp.ico"), Path("LICENSE"), Path("out"))
    assert "@" not in text.replace("{@}", "")
    assert "AppVersion=1.2.3" in text
    assert '"Software\\Classes\\.albundle"' in text


def test_an_archive_says_nothing_of_the_machine(tmp_path: Path) -> None:
    folder = tmp_path / "alapp-1"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "b").write_bytes(b"b")
    (folder / "a").write_bytes(b"a")
    (folder / "a").chmod(0o700)
    made = io.BytesIO()
    archive.write_tar(folder, made, 1_000_000_000)
    with tarfile.open(fileobj=io.BytesIO(made.getvalue())) as tar:
        rows = [(m.name, m.mode, m.mtime, m.uid, m.uname) for m in tar]
    own = (1_000_000_000, 0, "root")
    assert rows == [
        ("alapp-1", 0o755, *own),
        ("alapp-1/a", 0o755, *own),
        ("alapp-1/inside", 0o755, *own),
        ("alapp-1/inside/b", 0o644, *own),
    ]


def test_every_file_counts_to_one_part(tmp_path: Path) -> None:
    sizes = {
        "alapp": 5,
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": 7,
        "_internal/resources/embedding/minilm.bin": 11,
        "_internal/resources/icons/x.svg": 13,
        "_internal/unheard_of.so": 17,
    }
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    (tmp_path / "_internal" / "link.so").symlink_to("unheard_of.so")
    found = figures.sizes(tmp_path)
    assert found["all"] == sum(sizes.values())
    assert {part: size for part, size in found.items() if size and part != "all"} == {
        "modules": 5, "qt": 7, "weights": 11, "resources": 13, "other": 17,
    }  # fmt: skip


def test_differing_files_are_named() -> None:
    assert figures.differing({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "4"}) == ["b", "c", "d"]
    assert figures.sums({"b": "2", "a": "1"}) == "1  a\n2  b\n"


def test_modules_that_should_not_be_there_are_counted() -> None:
    refused = frozenset({"ssl", "PySide6.QtNetwork"})
    names = ["alapp.domain.item", "ssl", "PySide6.QtNetwork", "numpy.tests"]
    counted, named = figures.module_figures(names, refused, "full")
    assert (counted["network_modules"][0], counted["test_modules"][0]) == (1, 1)
    assert named == ["ssl", "numpy.tests"]
    assert figures.module_figures(names, refused, "base")[0]["network_modules"][0] == 2


def names_in(lock: str) -> set[str]:
    text = (ROOT / "build_scripts" / "locks" / lock).read_text("utf-8")
    return {line.partition("==")[0] for line in text.splitlines() if "==" in line}


def test_each_package_has_the_text_of_its_licence() -> None:
    here = sorted(name for name in names_in("build.txt") & names_in("test.txt") if _installed(name))
    packages = {parts.canonical(name): distribution(name) for name in here}
    entries = parts.licence_entries(packages, ROOT / "resources")
    assert len(here) > 30
    assert {name.split("/")[3] for name, _, _ in entries} == set(packages)
    assert all(Path(source).read_bytes().strip() for _, source, _ in entries)


def _installed(name: str) -> bool:
    try:
        return bool(distribution(name))
    except ImportError:
        return False


def test_a_package_without_a_text_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "licence_files", lambda _: [])
    with pytest.raises(LookupError, match="click"):
        parts.licence_entries({"click": distribution("click")}, ROOT / "resources")


def test_the_bill_names_each_part_with_version_licence_and_hash() -> None:
    rows = sbom.python_parts(["click", "sqlcipher3"], {"click": "f" * 64})
    assert rows[0]["purl"] == f"pkg:pypi/click@{distribution('click').version}"
    assert rows[0]["hashes"] == [{"alg": "SHA-256", "content": "f" * 64}]
    assert "hashes" not in rows[1]
    bill = sbom.bill(FACTS.as_json(), rows)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["dependencies"][0]["dependsOn"] == [row["bom-ref"] for row in rows]
    assert bill == sbom.bill(FACTS.as_json(), rows)
    assert bill["serialNumber"] != sbom.bill(FACTS.as_json(), rows[:1])["serialNumber"]


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("BSD-3-Clause", {"expression": "BSD-3-Clause"}),
        ("(Apache-2.0 OR BSD-3-Clause) AND MIT", {"expression": "(Apache-2.0 OR BSD-3-Clause) AND MIT"}),
        ("BSD License", {"license": {"name": "BSD License"}}),
    ],
)
def test_a_licence_is_an_expression_where_it_reads_like_one(said: str, choice: object) -> None:
    assert sbom.licence_choice(said) == choice


def test_pips_report_gives_the_hash_of_what_was_installed() -> None:
    row = {"metadata": {"name": "Some_Thing"}, "download_info": {"archive_info": {"hashes": {"sha256": "ab"}}}}
    assert sbom.installed_hashes({"install": [row]}) == {"some-thing": "ab"}


def test_the_build_says_what_it_was_made_from() -> None:
    facts = facts_of(ROOT, "base")
    assert facts.version == __version__
    assert json.loads(json.dumps(facts.as_json()))["variant"] == "base"


def test_a_build_without_git_has_a_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alapp").mkdir()
    (tmp_path / "alapp" / "__init__.py").write_text('__version__ = "9.8.7"\n')
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 128, "", ""))
    facts = facts_of(tmp_path, "base")
    assert (facts.version, facts.commit, facts.epoch) == ("9.8.7", "", 1_000_000_000)
