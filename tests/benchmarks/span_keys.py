"""Choice and span keys on texts of 50,000 letters, in the program's own window.

Choice: a label key, to the next text painted. Spans: a text with a span on every hundredth letter, in paragraphs of up
to 4,000; the caret by word, letter, sentence, line and page, a span labeled, begun and stretched, walked, taken away.
"""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Qt

from alapp.domain.annotation import Annotator
from alapp.domain.item import NewItem
from alapp.domain.region import Span
from alapp.store.project import Project
from tests.benchmarks.figures import Figure
from tests.benchmarks.kind_window import ALT, CTRL, NAMES, NO, SHIFT, Key, KindWindow, answer, kind_window
from tests.helpers import add_items, small_guideline

WORDS = ("patient", "dose", "of", "the", "ward", "amoxicillin", "night", "and", "pressure", "a", "café", "Ödem", "😀")
LETTERS = 50_000
ROUNDS = 40
KEYS = Qt.Key
ACTS: tuple[tuple[str, Key], ...] = (
    ("word_right", (KEYS.Key_Right, NO)),
    ("letter_right", (KEYS.Key_Right, ALT)),
    ("sentence_right", (KEYS.Key_Right, CTRL)),
    ("line_down", (KEYS.Key_Down, NO)),
    ("label_word", (KEYS.Key_1, NO)),
    ("begin", (KEYS.Key_B, NO)),
    ("extend", (KEYS.Key_Right, NO)),
    ("extend", (KEYS.Key_Right, NO)),
    ("label_open", (KEYS.Key_2, NO)),
    ("stretch", (KEYS.Key_Right, SHIFT)),
    ("next_span", (KEYS.Key_J, NO)),
    ("previous_span", (KEYS.Key_K, NO)),
    ("take_away", (KEYS.Key_Backspace, NO)),
    ("page", (KEYS.Key_Space, NO)),
)


def text_of(seed: int, letters: int = LETTERS) -> str:
    """A made-up text."""
    rng = random.Random(seed)
    parts: list[str] = []
    size = 0
    while size < letters:
        paragraph = " ".join(rng.choices(WORDS, k=rng.choice((30, 120, 500)))) + "."
        parts.append(paragraph)
        size += len(paragraph) + 2
    return "\n\n".join(parts)[:letters].strip()


def spans_of(text: str, every: int = 100) -> list[Span]:
    """A span of a word on about every hundredth letter, its label the number of its class."""
    found = []
    for number, at in enumerate(range(0, len(text) - 30, every)):
        start = text.find(" ", at) + 1
        end = text.find(" ", start)
        if 0 < start < end and (word := text[start:end].strip(".\n")) and "\n" not in word:
            found.append(Span(start, start + len(word), str(number % len(NAMES)), word))
    return found


def texts(folder: Path, task: str, count: int) -> Path:
    """Make a project of long texts."""
    path = folder / f"{task}.alapp"
    rows = [NewItem(i + 1, text_of(i), key=f"R-{i}") for i in range(count)]
    with Project.create(path, small_guideline(task, NAMES), name="Long", annotator=Annotator("A1")) as project:
        add_items(project, rows)
    return path


def choices(shown: KindWindow, folder: Path, count: int) -> list[Figure]:
    """Label one text after the other."""
    shown.open(texts(folder, "single_choice", count + 2))
    shown.loop.rest(2.0)
    for number in range(count):
        before = shown.session.current
        digit = (KEYS.Key_1, KEYS.Key_2, KEYS.Key_3)[number % 3]
        shown.press("next_text", (digit, NO), lambda b=before: shown.session.current is not b)  # type: ignore[misc]
    found = shown.figures("choice")
    shown.taken.clear()
    return found


def spans(shown: KindWindow, folder: Path, rounds: int) -> list[Figure]:
    """Go through the acts again and again on a text full of spans; then from text to text."""
    path = texts(folder, "spans", 6)
    with Project.open(path) as project:
        labels = [c.id for c in project.guidelines.current().classes]
        text = project.items.get_many([1])[0].text
    drawn = [Span(s.start, s.end, labels[int(s.label)], s.text) for s in spans_of(text)]
    answer(path, 1, "span", drawn)
    shown.open(path)
    shown.go_to(1)
    for _ in range(rounds):
        for name, key in ACTS:
            shown.press(name, key)
    return shown.figures("spans")


def figures(folder: Path, _: object = None) -> list[Figure]:
    """Return the figures of choice and span keys."""
    with kind_window(folder) as shown:
        return [*choices(shown, folder, 4 * ROUNDS), *spans(shown, folder, ROUNDS)]
