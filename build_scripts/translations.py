"""Collects what a person reads, merges it into the files of translations, and compiles these.

``python3 build_scripts/translations.py`` merges and compiles; ``--check`` changes nothing and says what is wrong.
The sentences of the window have one context, ``alapp``: in Qt the context of ``self.tr`` is the class at run time,
which for a sentence of a base class or a table is any of its subclasses.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path

import PySide6

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "resources" / "translations"
CONTEXTS = {"alapp": "alapp", "core": "core"}
"""Files (``NAME_LANGUAGE.ts``) and the context in each."""
MARKS = frozenset({"tr", "_tr", "N_", "advice_tr"})
TABLES = {
    "screens/browse/bar.py": ("DEEDS",),
    "screens/browse/layout.py": ("CHIPS",),
    "screens/data/page.py": ("TABS",),
    "screens/data/export.py": ("LINES",),
    "screens/data/media.py": ("STATES",),
    "screens/data/proof.py": ("NAME",),
    "screens/data/trail.py": ("FILTERS",),
    "screens/data/words.py": ("STATES", "FORMATS"),
    "screens/guidelines/words.py": ("_FILLED",),
    "screens/label/panel.py": ("_COACH",),
    "screens/label/regions.py": ("TITLES",),
    "screens/preferences.py": ("PAGES", "SAFETY"),
    "screens/label/region_deeds.py": ("_NOTHING_SELECTED", "_NO_SUGGESTION"),
    "screens/start/page.py": ("THEME_WORDS", "TEACHES"),
    "screens/wizard/choose.py": ("FILTER", "READABLE"),
    "screens/wizard/reading.py": ("ENCODINGS", "SEPARATORS", "QUOTES", "LABEL_SEPARATORS"),
    "screens/wizard/task.py": ("SUGGESTIONS", "TASKS"),
    "shell/key_rows.py": ("TABS", "COLUMNS", "_JOINED"),
    "shell/locking.py": ("_STOPPED",),
    "shell/pages.py": ("PAGES",),
}
"""Tables of the window whose texts are said where they are shown."""
BARE = frozenset({"_FILLED"})
"""Tables whose single small words are said too; in others these are names of icons and the like."""
NO_WORDS = re.compile(r"[^A-Za-z]*|[A-Z]|[a-z_.#*]+[._][a-z_.]*|(Ctrl|Alt|Shift|Num)\+.*|F\d+|\{[^{}]*\}")

Messages = dict[str, str]


def of_window() -> list[str]:
    """Return every sentence of the window: what is said by ``tr``, walked over on its way to it, or in a table."""
    found: dict[str, None] = {}
    for path in sorted((ROOT / "alapp" / "ui").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tables = TABLES.get(path.relative_to(ROOT / "alapp" / "ui").as_posix(), ())
        for node in ast.walk(tree):
            for text in (*_marked(node), *_walked(node), *_in_table(node, tables)):
                found.setdefault(text)
    return [text for text in found if any(map(str.isalpha, text))]


def of_core() -> list[str]:
    """Return every sentence that other rooms make for a person."""
    from build_scripts.core_sentences import sentences

    return list(sentences())


def _marked(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name(node) in MARKS and node.args:
        yield from _texts(node.args[0])


def _walked(node: ast.AST) -> Iterator[str]:
    """Yield the texts of ``[self.tr(t) for t in ("Row", "Column")]``."""
    if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
        calls = [call for call in ast.walk(node.elt) if isinstance(call, ast.Call) and _name(call) in MARKS]
        if calls:
            yield from (text for loop in node.generators for text in _texts(loop.iter))


def _in_table(node: ast.AST, tables: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if isinstance(target, ast.Name) and target.id in tables:
            for text, plain in _constants(node.value):
                if not NO_WORDS.fullmatch(text) and not (plain and target.id not in BARE):
                    yield text


def _constants(node: ast.AST, of_dict: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the texts below a node but the keys of dictionaries; with each whether it looks like a mere name."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, not of_dict and re.fullmatch(r"[a-z0-9-]+", node.value) is not None
    elif isinstance(node, ast.Dict):
        for part in node.values:
            yield from _constants(part, of_dict=True)
    else:
        for part in ast.iter_child_nodes(node):
            yield from _constants(part)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an argument may be: one, one of two behind a condition, or those of a list."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, (ast.Tuple, ast.List)):
        for part in node.elts:
            yield from _texts(part)


def read(path: Path) -> Messages:
    """Return the sentences of a file with their translations; an unfinished one is empty."""
    if not path.is_file():
        return {}
    found = {}
    for message in ET.parse(path).getroot().iter("message"):
        said = message.find("translation")
        done = said is not None and said.get("type") is None
        found[message.findtext("source", "")] = (said.text or "") if done and said is not None else ""
    return found


def merge(known: Mapping[str, str], sentences: list[str]) -> Messages:
    """Return the sentences with what is known of them; those that nobody says any more are left out."""
    return {text: known.get(text, "") for text in sentences}


def write(path: Path, context: str, messages: Mapping[str, str]) -> None:
    """Write a file of Qt's Linguist."""
    root = ET.Element("TS", version="2.1", language=path.stem.rpartition("_")[2], sourcelanguage="en")
    place = ET.SubElement(root, "context")
    ET.SubElement(place, "name").text = context
    for source, said in messages.items():
        message = ET.SubElement(place, "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation", {} if said else {"type": "unfinished"})
        translation.text = said
    ET.indent(root, " ")
    text = ET.tostring(root, "unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def qm(path: Path) -> bytes:
    """Return what Qt's own tool compiles a file to."""
    tool = next(Path(PySide6.__file__).parent.glob("lrelease*"))
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.qm"
        subprocess.run([tool, "-silent", path, "-qm", made], check=True)
        return made.read_bytes()


def flat(path: Path) -> bytes:
    """Return the catalogue of the rooms without Qt: one JSON object, sentence to translation."""
    said = {text: translation for text, translation in read(path).items() if translation}
    return (json.dumps(said, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def compiled(path: Path) -> tuple[Path, bytes]:
    """Return where a file is compiled to, and what to."""
    core = path.name.startswith("core_")
    return path.with_suffix(".json" if core else ".qm"), flat(path) if core else qm(path)


def wrong(path: Path) -> list[str]:
    """Return what is wrong with a file: sentences that miss in it, are unfinished, vanished, or not compiled."""
    known, sentences = read(path), of_core() if path.name.startswith("core_") else of_window()
    found = [f"not translated: {text!r}" for text in sentences if not known.get(text)]
    found += [f"said no more: {text!r}" for text in known if text not in set(sentences)]
    target, content = compiled(path)
    if not target.is_file() or target.read_bytes() != content:
        found.append(f"{target.name} is not what {path.name} compiles to")
    return found


def update(path: Path) -> None:
    """Merge the sentences of now into a file, and compile it."""
    core = path.name.startswith("core_")
    write(path, CONTEXTS["core" if core else "alapp"], merge(read(path), of_core() if core else of_window()))
    target, content = compiled(path)
    target.write_bytes(content)


def main() -> int:
    """Merge and compile all files, or with ``--check`` only say what is wrong; return the number of faults."""
    faults = 0
    for path in sorted(FOLDER.glob("*.ts")):
        if "--check" not in sys.argv:
            update(path)
        found = wrong(path)
        faults += len(found)
        print(f"{path.name}: {len(read(path))} sentences, {len(found)} faults", *found, sep="\n  ")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
