"""One label class, one key, done."""

from __future__ import annotations

from alapp.domain.annotation import Value, choice, labels_of
from alapp.label_tasks.base import Draft


class SingleChoice:
    """Exactly one label class fits."""

    name = "single_choice"
    words = "Choice"
    instant = True
    multi = False
    region = ""

    def apply(self, draft: Draft, label_id: str) -> Draft:
        """Return the label given; it replaces the one before."""
        del draft
        return (label_id,)

    def complete(self, draft: Draft) -> bool:
        """Tell whether exactly one label is given."""
        return len(draft) == 1

    def value(self, draft: Draft) -> Value:
        """Return the choice."""
        return choice(*draft)

    def draft(self, value: Value | None) -> Draft:
        """Return the label of an answer."""
        return labels_of(value)

    def labels(self, draft: Draft) -> tuple[str, ...]:
        """Return the draft, which is its labels."""
        return draft
