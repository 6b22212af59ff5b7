"""Span keys to painted text in milliseconds: ``python3 -m tests.benchmarks.span_keys [--letters N] [--json FILE]``.

A real canvas (offscreen) with a text of 50,000 letters in paragraphs of up to 4,000, a span on every 100 letters and
every fifth of them suggested. Each figure is one act and the repaint after it; the text is another one each time it
is opened, so that nothing of it is known. ``work`` is what the window's thread itself spent: on a busy machine the
clock also counts its waiting for a core.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from alapp.domain.item import Item
from alapp.domain.region import Marked, Span
from alapp.ui.theme.style import install
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.spans import SpanView
from tests.benchmarks.figures import Figure, percentiles, show

LOOKS = {str(i): RegionLook(f"Label {i}", i, i, str(i)) for i in range(1, 8)}
WORDS = ("patient", "dose", "of", "the", "ward", "amoxicillin", "night", "and", "pressure", "a", "café", "Ödem", "😀")


def text_of(seed: int, letters: int) -> str:
    """A made-up text."""
    rng = random.Random(seed)
    parts: list[str] = []
    size = 0
    while size < letters:
        paragraph = " ".join(rng.choices(WORDS, k=rng.choice((30, 120, 500)))) + "."
        parts.append(paragraph)
        size += len(paragraph) + 2
    return "\n\n".join(parts)[:letters]


def spans_of(text: str, every: int = 100) -> tuple[list[Span], list[Marked]]:
    """A span of a word on about every hundredth letter; every fifth is a suggestion."""
    drawn, suggested = [], []
    for number, at in enumerate(range(0, len(text) - 30, every)):
        start = text.find(" ", at) + 1
        end = text.find(" ", start)
        if 0 < start < end:
            span = Span(start, end, str(number % 7 + 1), text[start:end])
            (suggested.append(Marked(span, 0.6)) if number % 5 == 0 else drawn.append(span))
    return drawn, suggested


def spent(view: SpanView, act: Callable[[], object]) -> tuple[float, float]:
    """Seconds of an act and the repaint after it: by the clock, and of this thread's own work."""
    begin, worked = time.perf_counter(), time.thread_time()
    act()
    view.viewport().repaint()
    return time.perf_counter() - begin, time.thread_time() - worked


def measure(view: SpanView, letters: int, rounds: int) -> list[Figure]:
    """Return the percentiles of each act."""
    taken: dict[str, list[tuple[float, float]]] = {}
    for seed in range(rounds):
        item = Item(seed, "k", text_of(seed, letters))
        drawn, suggested = spans_of(item.text)

        def opened(item: Item = item, drawn: list[Span] = drawn, suggested: list[Marked] = suggested) -> None:
            view.show_item(item)
            view.show_regions(drawn, suggested, LOOKS)

        taken.setdefault("open", []).append(spent(view, opened))
        for name, act in acts(view, drawn, suggested).items():
            taken.setdefault(name, []).extend(spent(view, act) for _ in range(20))
    found: list[Figure] = []
    for name, pairs in taken.items():
        clock, work = zip(*pairs, strict=True)
        found += percentiles(name, clock)
        found += [(f"{name}.work_p99", float(np.percentile(work, 99)) * 1e3, "ms")]
    return found


def acts(view: SpanView, drawn: list[Span], suggested: list[Marked]) -> dict[str, Callable[[], object]]:
    """What a person does, each some twenty times."""

    def label() -> None:
        region = view.open_region("3")
        view.show_regions([*drawn, region] if isinstance(region, Span) else drawn, suggested, LOOKS)

    def extend() -> None:
        if view.open is None:
            view.begin()
        view.go("right", "step")

    return {
        "word_right": lambda: view.go("right", "step"),
        "letter_right": lambda: view.go("right", "fine"),
        "sentence_right": lambda: view.go("right", "large"),
        "line_down": lambda: view.go("down", "step"),
        "label_word": label,
        "extend": extend,
        "label_open": label,
        "next_span": lambda: view.walk(1),
        "page": lambda: view.page(1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    app = QApplication([])
    theme = Theme("light")
    install(app, theme)
    view = SpanView(theme)
    view.resize(1100, 700)
    view.show()
    app.processEvents()
    show(measure(view, options.letters, options.rounds), options.json)


if __name__ == "__main__":
    main()
