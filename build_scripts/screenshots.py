"""Pictures of every screen: ``python3 build_scripts/screenshots.py FOLDER [--readme] [--only safety]``.

Drives the real program offscreen, by keys, on the sample project with simulated answers, and on small projects of every
kind of data. Every screen is taken at 1366x768 and 1440x900, light and dark. ``--readme`` also writes the README's
pictures into ``resources/pictures``, those of them that were taken. ``--only safety`` takes lock, backups, keys and
promises alone.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from setup_env import ROOT, environment

if importlib.util.find_spec("PySide6") is None:
    sys.exit(subprocess.run([str(environment("test")), *sys.argv], check=False).returncode)

sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from projects_of_kinds import projects
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit
from screens_of_kinds import opened, walk
from screens_of_safety import make_protected, safety

from alapp.domain.annotation import Annotator
from alapp.domain.item import NewItem
from alapp.jobs.privacy import be_private
from alapp.jobs.silence import be_silent
from alapp.session.recents import Recents
from alapp.session.resources import resource
from alapp.session.sample import open_sample, sample_guideline
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.screens.label.page import LabelScreen
from tests.e2e.person import (
    Doings,
    dialog_open,
    has_project,
    key_here,
    live,
    on_page,
    press,
    press_soon,
    rested,
    session,
    window,
    wizard_step,
    write,
)
from tests.helpers import add_items
from tests.ui.page_kit import make_grown

TRUTH = ROOT / "tests" / "unit" / "formats" / "sample_truth.csv"
PICTURES = ROOT / "resources" / "pictures"
HOME = Path(tempfile.gettempdir()) / "alapp-pictures"
SIZES = ((1366, 768), (1440, 900))
MODES = ("light", "dark")
README = {
    "start": "start-1440-light",
    "import": "import-2-1440-light",
    "label": "label-1440-light",
    "label-dark": "label-1440-dark",
    "spans": "kind-spans-1440-light",
    "segments": "kind-segments-1440-light",
    "browse": "browse-1440-light",
    "insights": "insights-1440-light",
    "guidelines": "guidelines-1440-light",
    "export": "export-1440-light",
    "lock": "lock-1440-light",
    "safety": "data-safety-1440-light",
}
ANSWERS = 110
LARGEST = 250_000
SMALLEST = 0
"""Qt's word for the strongest compression of a PNG."""
UNSURE = 0.65


# -- projects with something in them


def known_answers() -> dict[str, str]:
    """Return the label that each of the sample's reports really has."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["label"] for row in csv.DictReader(file)}


def reports() -> list[dict[str, str]]:
    """Return the sample's reports."""
    return [json.loads(line) for line in resource("sample/ward_reports.jsonl").read_text("utf-8").splitlines()]


def answer_sample(path: Path, truth: dict[str, str], answers: int) -> None:
    """Answer as a person would who errs now and then, with a training after each ten."""
    rng = np.random.default_rng(7)
    session = Session.open(path, background=False)
    session.settings.set("random_share", 0.3)
    session.train_now()
    names = [label.name for label in session.guideline.active]
    for i in range(answers):
        asked = session.current
        if asked is None:
            break
        if i % 31 == 12:
            session.flag()
            session.comment("Rail reported the day before. Is that Device as well?")
        right = truth.get(asked.item.key, names[-1])
        name = right if rng.random() > 0.05 else names[rng.integers(len(names))]
        label = session.guideline.by_name(name)
        session.answer_with((label.id,) if label else (), float(rng.lognormal(1.9, 0.4)))
        if i % 10 == 9:
            session.train_now()
    session.close()


def several_labels(path: Path, truth: dict[str, str]) -> None:
    """Make a project in which a report may have several labels, and answer a part of it."""
    question = "Which kinds of incident are in it?"
    guideline = replace(sample_guideline(), label_task="multi_choice", question=question)
    rows = [NewItem(i, r["text"], r["id"], {"ward": r["ward"]}) for i, r in enumerate(reports(), start=1)]
    with Project.create(path, guideline, name="Reports with several kinds", annotator=Annotator("A1")) as project:
        add_items(project, rows)
    answer_sample(path, truth, 40)


def table_file(path: Path, truth: dict[str, str]) -> None:
    """Write a table like those that people bring: some labels, some rows twice, some without text."""
    rows = reports()
    rows += [dict(row) for row in rows[20:33]]
    rows += [{**row, "id": f"{row['id']}-b", "text": ""} for row in rows[50:56]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["report_id", "report", "ward", "shift", "date", "category"])
        for i, row in enumerate(rows):
            kind = truth.get(row["id"], "") if i % 3 == 0 else ""
            writer.writerow([row["id"], row["text"], row["ward"], row["shift"], row["date"], kind])


def prepare_sample() -> tuple[Path, Path]:
    """Make a home with the sample, answered; return its folder and the sample."""
    be_silent()  # before the first training: what is loaded by then would be found by the promises
    be_private()
    shutil.rmtree(HOME, ignore_errors=True)
    documents = HOME / "Documents"
    documents.mkdir(parents=True)
    os.environ |= {"HOME": str(HOME), "ALAPP_CONFIG": str(HOME / "config"), "ALAPP_DATA": str(documents)}
    sample = open_sample(documents)
    answer_sample(sample, known_answers(), ANSWERS)
    return documents, sample


def prepare() -> tuple[Path, Path, Path, Path]:
    """Make a home with projects and a table; return the sample, the second project, the table, one near its end."""
    documents, sample = prepare_sample()
    truth = known_answers()
    several, table = documents / "several.alapp", documents / "ward_reports.csv"
    several_labels(several, truth)
    table_file(table, truth)
    recents = Recents(UserFile())
    for name, task, line in (
        ("Supply contracts", "Text, choice", "904 labels\nof 12,480 contracts"),
        ("Discharge letters", "Text, several labels", "362 labels\nof 5,200 letters"),
        ("Reports with several kinds", "Text, several labels", "40 labels\nof 300 reports"),
        ("Ward incident reports", "Text, choice", "190 labels\nof 300 reports"),
    ):
        path = {"Ward incident reports": sample, "Reports with several kinds": several}.get(name)
        if path is None:
            path = documents / f"{name}.alapp"
            shutil.copy(several, path)
        recents.put(str(path), name, task, line)
    return sample, several, table, make_grown(documents / "grown.alapp")


def of_every_kind() -> dict[str, Path]:
    """Make a project of every kind of data and answer; return them by name."""
    folder = HOME / "Documents" / "kinds"
    folder.mkdir()
    return projects(folder, resource("sample/ward_reports.jsonl"))


# -- walking through the program


class Album:
    """Takes pictures of one size and mode into a folder."""

    def __init__(self, folder: Path, size: tuple[int, int], mode: str) -> None:
        self._folder, self._size, self._mode = folder, size, mode

    def open(self) -> None:
        """Bring the window to this size and these colours."""
        window().set_mode(self._mode)
        window().resize(*self._size)

    def take(self, name: str) -> Doings:
        """Take a picture of the window and of a dialog over it, once everything has settled."""
        yield rested(0.4)
        picture = window().grab()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            painter = QPainter(picture)
            middle = QPoint(window().width() - dialog.width(), window().height() - dialog.height()) / 2
            painter.fillRect(picture.rect(), window().theme.colour("scrim"))
            painter.drawPixmap(middle, dialog.grab())
            painter.setPen(window().theme.colour("edge"))
            painter.drawRect(middle.x() - 1, middle.y() - 1, dialog.width() + 1, dialog.height() + 1)
            painter.end()
        picture.save(str(self._folder / f"{name}-{self._size[0]}-{self._mode}.png"), "PNG", SMALLEST)


LOOKS = [f"{width}-{mode}" for width, _ in SIZES for mode in MODES]
"""Looks that are taken; the option ``--look`` leaves some of them."""


def every_look(folder: Path) -> Iterator[Album]:
    """Bring the window to every size, light and dark, that is wanted."""
    for size in SIZES:
        for mode in MODES:
            if f"{size[0]}-{mode}" in LOOKS:
                album = Album(folder, size, mode)
                album.open()
                yield album


def safety_tour(folder: Path, sample: Path) -> Doings:
    """Take what is about safety at every size, light and dark."""
    yield lambda: window().isVisible()
    protected = make_protected(sample)
    for album in every_look(folder):
        yield from safety(album, copied(protected))


def tour(folder: Path, places: tuple[Path, Path, Path, Path], kinds: dict[str, Path]) -> Doings:
    """Take every screen at every size, light and dark."""
    yield lambda: window().isVisible()
    for album in every_look(folder):
        yield from album.take("start")
        yield from wizard(album, places[2])
        yield from project(album, places[0])
        yield from several(album, places[1])
        yield from advice(album, places[3])
        yield from walk(album, {name: copied(path) for name, path in kinds.items()})


def copied(path: Path) -> Path:
    """Return a fresh copy of a project beside it, so that each round begins alike."""
    return Path(shutil.copy(path, path.with_name(f"{path.stem} again.alapp")))


def wizard(album: Album, table: Path) -> Doings:
    """The four steps of the wizard, then out of it again."""
    press("Ctrl+N")
    yield wizard_step(1)
    yield from album.take("import-1")
    press("1")
    yield dialog_open
    write(str(table))
    press("Return")
    yield wizard_step(2)
    yield rested(1.0)
    yield from album.take("import-2")
    press("Ctrl+P")
    yield from fit_check(album, "import-fit-check")
    for step in (3, 4):
        press("Return")
        yield wizard_step(step)
        yield from album.take(f"import-{step}")
    for _ in range(4):
        press("Alt+Left")
        yield rested(0.1)
    yield on_page("start")


def fit_check(album: Album, name: str) -> Doings:
    """Whether active learning pays: under way, and judged with a point of the curves read."""
    panel = window().overlays.fit
    yield panel.isVisible
    yield from album.take(f"{name}-under-way")
    for _ in range(30):  # longer than one condition may take
        yield rested(2.0 if panel.report is None else 0.0)
    yield lambda: panel.report is not None
    press("Right")
    yield from album.take(name)
    press("Esc")
    yield lambda: not panel.isVisible()


def project(album: Album, path: Path) -> Doings:
    """Every page of the sample, and what lies over them."""
    yield opened(path)
    yield from suggested()
    yield from album.take("label")
    yield from browse(album)
    press("Ctrl+4")
    yield rested(1.0)
    yield from album.take("insights")
    press("Ctrl+5")
    yield rested(0.5)
    press("J")
    yield from album.take("guidelines")
    press("E")
    yield from album.take("guidelines-edit")
    press("Esc")
    yield from data(album)
    press("Ctrl+1")
    press("Ctrl+K")
    yield on_page("overlay")
    write("check whether active")
    press("Return")
    yield from fit_check(album, "fit-check")
    yield from panels(album)
    yield from keywords(album)
    press("Ctrl+W")
    yield on_page("start")


def suggested() -> Doings:
    """Answer until an item is there that shows a suggestion that is not sure."""
    truth = known_answers()
    names = [label.name for label in session().guideline.active]
    for _ in range(40):
        asked = session().current
        if asked is None or (asked.show_suggestion and asked.suggestion and asked.suggestion.confidence < UNSURE):
            return
        yield rested()
        here = key_here()
        press(str(names.index(truth.get(here, names[-1])) + 1))
        yield lambda here=here: key_here() != here  # type: ignore[misc]


def browse(album: Album) -> Doings:
    """The pool as it opens, and a search with rows chosen."""
    press("Ctrl+3")
    yield rested(0.5)
    yield from album.take("browse-all")
    find()
    write("bathroom")
    press("Return")
    yield rested(0.5)
    for key in ("J", "X", "J", "X", "J", "X"):
        press(key)
    yield from album.take("browse")
    find()
    press("Ctrl+A")
    press("Backspace")
    press("Return")
    yield rested(0.3)


def find() -> None:
    """Go to the search field, unless it has the focus already."""
    if not isinstance(QApplication.focusWidget(), QLineEdit):
        press("/")


def data(album: Album) -> Doings:
    """Sources, export, models."""
    press("Ctrl+E")
    yield on_page("data")
    yield rested(0.6)
    yield from album.take("export")
    press("1")
    yield from album.take("data-sources")
    press("3")
    yield from album.take("data-models")
    for key in ("C", "J", "J", "J", "C"):
        press(key)
    yield from album.take("data-models-compared")


def keywords(album: Album) -> Doings:
    """Words typed for two labels, what comes of it, and items like the one on screen."""
    press("Ctrl+K")
    yield on_page("overlay")
    write("start with keywords")
    press("Return")
    yield window().overlays.keywords.isVisible
    write("wrong dose, tablet")
    press("Tab")
    write("fell, bathroom floor")
    yield from album.take("keywords")
    press("Return")
    yield lambda: bool(session().message.count("next"))
    yield from album.take("keywords-found")
    press("Ctrl+Shift+F")
    yield lambda: "like it" in session().message
    yield from album.take("alike-found")


def advice(album: Album, path: Path) -> Doings:
    """The stop advice, between two items of a copy of a project that has enough answers; no new model comes between."""
    own = Path(shutil.copy(path, path.with_name("own.alapp")))
    window().open_project(own)
    yield lambda: has_project() and session().path == own
    session().cancel_training()
    session().tell("model")
    screen = window().screen_now
    assert isinstance(screen, LabelScreen)
    yield lambda: screen.advice.due
    press("2")
    yield lambda: screen.advice.is_open
    yield from album.take("stop-advice")
    press("Esc")
    press("Ctrl+W")
    yield on_page("start")


def panels(album: Album) -> Doings:
    """Palette, key sheet, settings."""
    press("Ctrl+K")
    yield on_page("overlay")
    write("ex")
    yield from album.take("palette")
    press("Esc")
    press("?")
    yield on_page("overlay")
    yield from album.take("keys")
    press("Esc")
    for page in ("settings", "settings-learning"):
        press_soon("Ctrl+,")
        yield dialog_open
        if page != "settings":
            for _ in range(3):
                press("Down")
        yield from album.take(page)
        press("Esc")
        yield lambda: not dialog_open()


def several(album: Album, path: Path) -> Doings:
    """An item with two labels chosen, and the list of labels."""
    yield opened(path)
    yield rested()
    press("2")
    press("3")
    yield from album.take("label-several")
    press("L")
    yield from album.take("label-by-name")
    press("Esc")
    press("Backspace")
    press("F11")
    yield from album.take("label-only")
    press("F11")
    press("Ctrl+W")
    yield on_page("start")


# -- the README's pictures


def for_readme(folder: Path) -> None:
    """Write the README's pictures with a palette of 256 colours."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, source in README.items():
        target, taken_now = PICTURES / f"{name}.png", folder / f"{source}.png"
        if not taken_now.exists():
            continue
        with_palette(QImage(str(taken_now))).save(str(target), "PNG", SMALLEST)
        if target.stat().st_size > LARGEST:
            raise SystemExit(f"{target.name} is too large: {target.stat().st_size:,} bytes")


def with_palette(picture: QImage) -> QImage:
    """Return the picture in its 256 most frequent colours; any other one becomes the nearest of them."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.width())
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    parts = np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int64)
    kept = np.sort(np.argsort(counts)[::-1][:256])
    away = ((parts[:, None, :] - parts[None, kept, :]) ** 2).sum(axis=2)
    indices = away.argmin(axis=1).astype(np.uint8)[places].reshape(pixels.shape)
    small = QImage(indices.tobytes(), plain.width(), plain.height(), plain.width(), QImage.Format.Format_Indexed8)
    small.setColorTable([int(colour) for colour in colours[kept]])
    return small.copy()


def taken(folder: Path, only: str | None) -> Doings:
    """Make the projects, and return the walk that takes the pictures."""
    if only:
        return safety_tour(folder, prepare_sample()[1])
    places, kinds = prepare(), of_every_kind()
    return chain_of(tour(folder, places, kinds), safety_tour(folder, places[0]))


def chain_of(*parts: Doings) -> Doings:
    """Do one after the other."""
    for part in parts:
        yield from part


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--only", choices=["safety"])
    parser.add_argument("--look", action="append", choices=LOOKS, help="one size and mode, instead of all four")
    arguments = parser.parse_args()
    LOOKS[:] = arguments.look or LOOKS
    folder = arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    code = live(taken(folder, arguments.only), patience=20)
    if arguments.readme:
        for_readme(folder)
    shutil.rmtree(HOME, ignore_errors=True)
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return code


if __name__ == "__main__":
    sys.exit(main())
