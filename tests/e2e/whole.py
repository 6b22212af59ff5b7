"""A whole session by keys, from the start of the program on, and what the process says of itself at the end.

``python -m tests.e2e.whole FOLDER LABELS [--crashes N] [--marker WORD] [--password WORDS]`` wants FOLDER/items.csv and
FOLDER/truth.json; it imports into an encrypted project, labels, locks the window midway and comes back by the
password, comments, copies, trains, looks at every page, exports, and writes FOLDER/result.json. With a marker it is
what the person copies and what errors say, in the window and in the children.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from alapp.__main__ import settle
from alapp.jobs.privacy import privacy
from alapp.jobs.silence import loaded
from alapp.session.keys import is_encrypted, is_unlocked
from alapp.ui import app as program
from alapp.ui.shell.clipboard import MARK, keep_clipboards
from tests.e2e.crashes import fail
from tests.e2e.loop import answer, export, import_file, train_once_more
from tests.e2e.person import (
    Doings,
    has_project,
    held_by_widgets,
    key_here,
    live,
    no_import,
    on_page,
    press,
    rested,
    session,
    window,
    write,
)

PAGES = {"4": "insights", "3": "browse", "5": "guidelines", "7": "data", "1": "label"}
CLIPBOARD_SECONDS = 1.0
Result = dict[str, Any]


def doings(folder: Path, given: argparse.Namespace, result: Result) -> Doings:
    """What the person does."""
    labels, marker, password = given.labels, given.marker, given.password
    truth: dict[str, str] = json.loads((folder / "truth.json").read_text("utf-8"))
    names = sorted(set(truth.values()))
    yield from import_file(folder / "items.csv", names, password)
    yield from answer(labels, truth, names, result, partial(lock_and_return, password, result))
    yield from comment_and_copy(marker or "seen again", result)
    yield from errors(given.crashes, marker, result)
    yield from train_once_more(labels, result)
    yield from look_around()
    yield from export(folder / "labels.jsonl")
    result |= {
        "project": str(session().path), "loaded": loaded(), "privacy": privacy(),
        "pid": [session().background.worker_pid(kind) for kind in ("train", "exchange")],
    }  # fmt: skip


def lock_and_return(password: str, result: Result) -> Doings:
    """Lock with an answer begun, look at what is left, and come back to the same item by the password."""
    yield lambda: session().saved and no_import()
    path, here, text = session().path, key_here(), text_here()
    result["encrypted"] = is_encrypted(path)
    press("Ctrl+L")
    yield on_page("locked")
    result |= {
        "key_held": is_unlocked(path), "words_left": held_by_widgets(text),
        "open_behind": window().projects.session is not None,
    }  # fmt: skip
    write(password)
    press("Return")
    yield has_project
    yield on_page("label")
    result["returned"] = key_here() == here and text_here() == text


def text_here() -> str:
    """The text of the item on the screen."""
    asked = session().current
    return asked.item.text if asked is not None else ""


def comment_and_copy(words: str, result: Result) -> Doings:
    """Write a comment, copy it, and wait until the clipboard is empty (where the system says whose it is)."""
    yield rested()
    press("C")
    yield lambda: isinstance(QApplication.focusWidget(), QLineEdit)
    write(words)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    press("Ctrl+C")
    clipboard = QGuiApplication.clipboard()
    yield lambda: clipboard.text() == words
    data = clipboard.mimeData()
    watched = data is not None and data.hasFormat(MARK)
    if watched:
        yield lambda: clipboard.text() == ""
    result["clipboard"] = "emptied" if watched else "not watched: this platform does not say whose it is"
    press("Return")
    yield lambda: session().saved


def errors(crashes: int, marker: str, result: Result) -> Doings:
    """Let errors that say the marker come up wherever they can."""
    shown: list[str] = []
    jobs = fail(
        session().background, marker, crashes, lambda error: shown.append(f"{error} {getattr(error, 'details', '')}")
    )
    yield rested(0.1)
    yield lambda: len(shown) == jobs
    result["errors_shown"] = shown


def look_around() -> Doings:
    """Show every page, and search in Browse."""
    for digit, context in PAGES.items():
        press(f"Ctrl+{digit}")
        yield on_page(context)
        yield rested(0.3)
        if context == "browse":
            press("/")
            write("ward")
            press("Return")
            yield rested(0.3)
            press("Esc")
    yield no_import


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("labels", type=int)
    parser.add_argument("--crashes", type=int, default=0)
    parser.add_argument("--marker", default="")
    parser.add_argument("--password", default="four words of mine")
    given = parser.parse_args()
    settle()
    program.keep_clipboards = partial(keep_clipboards, seconds=CLIPBOARD_SECONDS)  # type: ignore[assignment]
    result: Result = {}
    try:
        code = live(doings(given.folder, given, result))
    except (AssertionError, TimeoutError) as error:  # of the harness: told in its own words
        print(error, file=sys.stderr)
        return 1
    (given.folder / "result.json").write_text(json.dumps(result), "utf-8")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
