"""Which canvas paints which modality: one line a member."""

from __future__ import annotations

from collections.abc import Mapping

from alapp.ui.views.base import Canvas
from alapp.ui.views.text import TextView

VIEWS: Mapping[str, type[Canvas]] = {view.modality: view for view in (TextView,)}
