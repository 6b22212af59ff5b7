"""Any number of label classes, Enter commits; none at all is an answer too."""

from __future__ import annotations

from alapp.domain.annotation import Value, choice, labels_of
from alapp.domain.words import N_
from alapp.label_tasks.base import Draft


class MultiChoice:
    """Several label classes may fit one item."""

    name = "multi_choice"
    words = N_("Several labels")
    instant = False
    multi = True
    region = ""

    def apply(self, draft: Draft, label_id: str) -> Draft:
        """Return the draft with this label switched on or off."""
        if label_id in draft:
            return tuple(x for x in draft if x != label_id)
        return (*draft, label_id)

    def complete(self, draft: Draft) -> bool:
        """Tell that any draft may be committed, the empty one as «none of these»."""
        del draft
        return True

    def value(self, draft: Draft) -> Value:
        """Return the set of labels in the order given."""
        return choice(*draft)

    def draft(self, value: Value | None) -> Draft:
        """Return the labels of an answer."""
        return labels_of(value)

    def labels(self, draft: Draft) -> tuple[str, ...]:
        """Return the draft, which is its labels."""
        return draft
