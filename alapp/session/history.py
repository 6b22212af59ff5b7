"""Own answers in the order given, for the strip and for walking back and forth."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from alapp.domain.annotation import Annotation, Answer

LONGEST = 2_000
"""Answers kept at most; when there are more, the older half is dropped: the project has them."""


class History:
    """What this person answered last, oldest first; kept in step with what is handed to the writer."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._answers: dict[int, Answer] = {}
        self.place: int | None = None
        for annotation in annotations:
            self.put(annotation.item_id, annotation.answer)

    def __len__(self) -> int:
        return len(self._answers)

    def put(self, item_id: int, answer: Answer | None) -> None:
        """Note an answer; a changed one keeps its place, None takes it away."""
        if answer is None:
            self._answers.pop(item_id, None)
        else:
            self._answers[item_id] = answer
            if self.place is None:  # while a person walks back, nothing is taken from under the feet
                halved(self._answers, LONGEST)

    def get(self, item_id: int) -> Answer | None:
        """Return the own answer to an item."""
        return self._answers.get(item_id)

    def last(self, n: int) -> list[tuple[int, Answer]]:
        """Return the newest ``n`` answers, oldest of them first."""
        return list(self._answers.items())[-n:]

    def earlier(self) -> int | None:
        """Step back; the item id, or None at the first answer."""
        place = len(self._answers) if self.place is None else self.place
        return self._step(place - 1)

    def later(self) -> int | None:
        """Step forward; None once past the newest answer."""
        if self.place is None:
            return None
        if self.place + 1 >= len(self._answers):
            self.place = None
            return None
        return self._step(self.place + 1)

    def _step(self, place: int) -> int | None:
        if not 0 <= place < len(self._answers):
            return None
        self.place = place
        return list(self._answers)[place]


def halved(kept: dict[int, Any], most: int) -> None:
    """Drop the older half of what is kept once it is more than ``most``: a day of work must not fill the memory."""
    if len(kept) > most:
        for key in list(kept)[: len(kept) // 2]:
            del kept[key]
