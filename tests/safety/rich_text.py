"""The widget classes that show texts, told of files that Qt would open if it read them as markup: does it?

The named pictures are there, in a folder that the system watches (inotify), so that every opening is seen, whoever
does it. ``//…`` is the form of a share of another machine; here it leads to the same folder.
"""

from __future__ import annotations

import ctypes
import importlib
import inspect
import os
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

import alapp.ui
from alapp.domain.guideline import LabelClass
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.safe import set_tip
from tests.safety.base import NotHere

_OPENED = 0x20 | 0x01  # IN_OPEN, IN_ACCESS
ROOMS = ("widgets",)
NOT_SHOWN = {"Icon", "Chart", "BaseButton"}
"""Its name is that of a file of ours; and what only others are made of."""
MODULES = {"text", "labels", "buttons", "fields", "chips", "keycap", "card"}


@dataclass(slots=True)
class Outcome:
    """Widget classes that could be built, those with texts in them, and what was opened."""

    classes: int = 0
    shown: int = 0
    file_opens: int = 0
    unc_opens: int = 0
    told: list[str] = field(default_factory=list)


def payloads(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (kind of opening, text)."""
    file, share = f"file://{folder}/file.png", f"//{str(folder).lstrip('/')}/share.png"
    for kind, place in (("file", file), ("share", share)):
        yield kind, f"<img src='{place}'>"
        yield kind, f'<b>x</b><table background="{place}"><tr><td>y</td></tr></table>'
        yield kind, f"<div style=\"background-image: url('{place}')\">z</div>"
        yield kind, f'<qt><p>a</p><img src="{place}" width=9 height=9/></qt>'
        yield kind, f"plain first\n<html><head><link rel='stylesheet' href='{place}'></head><img src={place}></html>"
        yield kind, f"![picture]({place})  &lt;img src='{place}'&gt; <ul><li><img src='{place}'></ul>"


class Watch:
    """The folder with the pictures, and what of it was opened since the last look."""

    def __init__(self, folder: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(self._libc, "inotify_init1"):
            raise NotHere("this system does not tell which files are opened")
        for name in ("file.png", "share.png"):
            Image.new("RGB", (4, 4)).save(folder / name)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK)
        self._libc.inotify_add_watch(self._handle, os.fsencode(folder), _OPENED)

    def opened(self) -> tuple[bool, bool]:
        """Return whether the file, and whether the share, was opened."""
        seen = b""
        with suppress(BlockingIOError):
            while piece := os.read(self._handle, 1 << 16):
                seen += piece
        return b"file.png" in seen, b"share.png" in seen

    def close(self) -> None:
        """Look no longer."""
        os.close(self._handle)


def widget_classes() -> list[type[QWidget]]:
    """Return every widget class of the window that is made in its rooms."""
    found: dict[str, type[QWidget]] = {}
    for room in ROOMS:
        package = importlib.import_module(f"{alapp.ui.__name__}.{room}")
        for module in (m for m in pkgutil.iter_modules(package.__path__) if m.name in MODULES):
            loaded = importlib.import_module(f"{package.__name__}.{module.name}")
            for name, value in vars(loaded).items():
                if inspect.isclass(value) and issubclass(value, QWidget) and value.__module__ == loaded.__name__:
                    found[f"{loaded.__name__}.{name}"] = value
    return list(found.values())


def built(kind: type[QWidget], theme: Theme, text: str) -> QWidget | None:
    """Return a widget of this class with the text wherever it takes one; None where it needs more than that."""
    if kind.__name__ in NOT_SHOWN or "paintEvent" not in dir(kind):
        return None
    given: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(kind.__init__).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        value = _argument(name, str(parameter.annotation), theme, text)
        if value is not None:
            given[name] = value
        elif parameter.default is parameter.empty:
            return None
    try:
        return kind(**given)
    except (TypeError, AttributeError, KeyError, ValueError, AssertionError, IndexError):
        return None


_WORDS = {
    "text", "words", "name", "title", "hint", "note", "question", "placeholder", "value", "description", "heading",
    "caption", "tip", "unit", "message", "line", "sentence", "axis", "remedy", "what", "meaning",
}  # fmt: skip
"""Arguments that are shown; others choose a look."""


def _argument(name: str, annotation: str, theme: Theme, text: str) -> Any:
    if annotation == "Theme":
        return theme
    if annotation == "LabelClass":
        return LabelClass("a", text, 1, 1, hint=text, description=text)
    if annotation in ("str", "str | None"):
        return text if name in _WORDS else None
    if "Sequence[str]" in annotation or "Iterable[str]" in annotation or annotation == "list[str]":
        return [text, text]
    return {"int": 1, "float": 1.0, "bool": False}.get(annotation)


_FILLING = ("setText", "set_text", "set_words", "show_text", "set_name", "setPlainText", "setPlaceholderText",
            "setWindowTitle", "setAccessibleName", "show_words", "set_title", "say", "ask")  # fmt: skip


def fill(widget: QWidget, text: str) -> None:
    """Put the text into whatever of a widget, and of what is in it, takes one; into its tip by the gateway."""
    for part in (widget, *widget.findChildren(QWidget)):
        for name in _FILLING:
            method = getattr(part, name, None)
            if callable(method):
                with suppress(TypeError, AttributeError, ValueError, KeyError, IndexError, RuntimeError):
                    method(text)
        set_tip(part, text)


def show(widget: QWidget) -> None:
    """Paint the widget and everything that it says when the pointer rests on it."""
    widget.resize(400, 300)
    widget.show()
    QApplication.processEvents()
    widget.grab()
    for part in (widget, *widget.findChildren(QWidget)):
        place = QPoint(2, 2)
        QApplication.sendEvent(part, QHelpEvent(QEvent.Type.ToolTip, place, part.mapToGlobal(place)))
        QApplication.processEvents()
    for tip in QApplication.topLevelWidgets():
        if tip.inherits("QTipLabel"):
            tip.grab()
            tip.hide()


def run(most: int, show_one: Callable[[QWidget], None] = show) -> Outcome:
    """Show so many widget classes with every payload."""
    total = Outcome()
    with watched() as (folder, watch, theme):
        classes = widget_classes()
        for kind in classes[:: max(1, len(classes) // most)]:
            total.classes += 1
            done = [_one(total, kind, theme, watch, text, show_one) for _, text in payloads(folder)]
            total.shown += any(done)
    return total


def _one(
    total: Outcome, kind: type[QWidget], theme: Theme, watch: Watch, text: str, show_one: Callable[[QWidget], None]
) -> bool:
    widget = built(kind, theme, text)
    if widget is None:
        return False
    try:
        fill(widget, text)
        show_one(widget)
        return True
    except Exception:  # noqa: BLE001  a widget that was told nonsense; what it opened counts all the same
        return False
    finally:
        widget.hide()
        widget.deleteLater()
        QApplication.processEvents()
        _note(total, watch, kind.__name__)


def _note(total: Outcome, watch: Watch, words: str) -> None:
    file, share = watch.opened()
    total.file_opens += file
    total.unc_opens += share
    if file or share:
        total.told.append(words)


@contextmanager
def watched() -> Iterator[tuple[Path, Watch, Theme]]:
    """Give a watched folder and a theme of a real application without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kept = QApplication.instance() or QApplication([])
    assert kept is not None
    with tempfile.TemporaryDirectory() as name:
        watch = Watch(Path(name))
        try:
            yield Path(name), watch, Theme("light")
        finally:
            watch.close()


def control() -> Outcome:
    """Show plain Qt labels with the same payloads: each that Qt reads as markup must be seen."""
    total = Outcome()
    with watched() as (folder, watch, _):
        for _, text in payloads(folder):
            label = QLabel(text)
            total.shown += 1
            label.show()
            label.grab()
            label.hide()
            _note(total, watch, text)
    return total
