"""What label tasks share whose answers are regions: a draft is the regions drawn so far."""

from __future__ import annotations

from alapp.domain.annotation import Value
from alapp.domain.region import RegionKind, labels_in, regions_of, value_of
from alapp.label_tasks.base import Draft


class RegionTask:
    """Base of the region tasks; the screen draws, the task only knows what an answer is."""

    instant = False
    multi = True
    region: RegionKind

    def apply(self, draft: Draft, label_id: str) -> Draft:
        """Return the draft as it is: a label alone draws nothing."""
        del label_id
        return draft

    def complete(self, draft: Draft) -> bool:
        """Tell that any draft may be committed, the empty one as «nothing there»."""
        del draft
        return True

    def value(self, draft: Draft) -> Value:
        """Return the regions in their order in the item, with the labels they use."""
        return value_of(self.region, draft)

    def draft(self, value: Value | None) -> Draft:
        """Return the regions of an answer; raises BadInput when it lists something else."""
        return regions_of(self.region, value)

    def labels(self, draft: Draft) -> tuple[str, ...]:
        """Return the labels in use, in order of first use."""
        return labels_in(draft)
