"""Boxes in an image, each with a label; Enter commits, none at all is an answer too."""

from __future__ import annotations

from alapp.label_tasks.regions import RegionTask


class Boxes(RegionTask):
    """Any number of regions, which may overlap and nest."""

    name = "boxes"
    words = "Boxes"
    region = "box"
