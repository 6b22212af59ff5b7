"""Learners of regions: what finds spans, boxes and segments after a person has drawn some."""
