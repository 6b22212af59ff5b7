"""The sample cannot be made: the start screen stays and says why; ``python -m tests.e2e.no_sample``."""

from __future__ import annotations

import sys

from tests.e2e.person import Doings, live, press, window


def doings() -> Doings:
    """Press Enter and read what is said."""
    yield lambda: window().isVisible()
    press("Return")
    yield lambda: window().log.text != ""
    assert window().key_context == "start"
    assert window().session is None


if __name__ == "__main__":
    sys.exit(live(doings(), patience=20))
