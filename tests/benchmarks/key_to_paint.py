"""Key press to paint for every kind of item: ``python3 -m tests.benchmarks.key_to_paint [--kind spans|image|...]``.

``choice`` (without ``--kind``) presses label keys while models are trained and, with ``--importing``, while the texts
come in (:mod:`tests.benchmarks.choice_keys`). ``spans`` presses choice and span keys on texts of 50,000 letters
(:mod:`tests.benchmarks.span_keys`), ``image`` and ``boxes`` keys on pictures of 12 megapixels
(:mod:`tests.benchmarks.picture_paint`), ``audio`` on sounds of two hours, and ``video`` on films
(:mod:`tests.benchmarks.recording_keys`): all in the program's own window, a key at a time, from the key event to the
paint. ``work`` is what the window's thread itself did meanwhile: on a busy machine the clock also counts its waiting
for a core. ``load`` is what else the machine did, before and at the end.
"""

from __future__ import annotations

import argparse
import importlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.figures import Figure, show

KINDS: Mapping[str, str] = {
    "choice": "choice_keys:figures",
    "spans": "span_keys:figures",
    "image": "picture_paint:images",
    "boxes": "picture_paint:boxes",
    "audio": "recording_keys:audio",
    "video": "recording_keys:video",
}
"""By name, and imported when it is run: a child process reads this file again, and shall not wait for a window's."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=sorted(KINDS), default="choice")
    parser.add_argument("--items", type=int, default=100_000, help="short texts, for choice")
    parser.add_argument("--keys", type=int, default=1_000, help="for choice")
    parser.add_argument("--importing", action="store_true", help="for choice")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    module, _, function = KINDS[given.kind].partition(":")
    before = load()
    with tempfile.TemporaryDirectory() as name:
        os.environ["ALAPP_CONFIG"] = str(Path(name) / "config")
        run = getattr(importlib.import_module(f"tests.benchmarks.{module}"), function)
        figures: list[Figure] = run(Path(name), given)
    show([*figures, ("load_before", before, "processes"), ("load", load(), "processes")], given.json)


def load() -> float:
    """What else the machine does, by its own count of the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


if __name__ == "__main__":
    main()
