"""Spans of a text, each with a label; Enter commits, none at all is an answer too."""

from __future__ import annotations

from alapp.label_tasks.regions import RegionTask


class Spans(RegionTask):
    """Any number of regions, which may overlap and nest."""

    name = "spans"
    words = "Spans"
    region = "span"
