"""Which canvas paints which items, and draws which regions on them: one line a member."""

from __future__ import annotations

from collections.abc import Mapping

from alapp.ui.views.base import Canvas
from alapp.ui.views.boxes import BoxView
from alapp.ui.views.film import FilmView
from alapp.ui.views.image import ImageView
from alapp.ui.views.regions import RegionCanvas
from alapp.ui.views.sound import SoundView
from alapp.ui.views.spans import SpanView
from alapp.ui.views.table import TableView
from alapp.ui.views.text import TextView

_MEMBERS: tuple[type[Canvas], ...] = (TextView, SpanView, TableView, ImageView, BoxView)

_RECORDED: tuple[type[RegionCanvas], ...] = (SoundView, FilmView)
"""What shows recordings for choices as well: what plays is the same, only nothing is drawn."""

VIEWS: Mapping[tuple[str, str], type[Canvas]] = {
    **{(view.modality, view.kind if issubclass(view, RegionCanvas) else ""): view for view in (*_MEMBERS, *_RECORDED)},
    **{(view.modality, ""): view for view in _RECORDED},
}
"""Canvas by modality and kind of region, empty for choices."""


def view_of(modality: str, region: str) -> type[Canvas]:
    """Return the canvas for items of a modality; one without regions where such regions cannot be drawn on them."""
    return VIEWS.get((modality, region)) or VIEWS[modality, ""]
