"""What detectors give, in the forms that are usual, as boxes in pixels of the input and a chance for each class.

========== ==========================================================================================================
triple     boxes (n, 4), scores (n,) and classes (n,): torchvision, and other exports that choose boxes themselves
pair       boxes (n, 4) and scores (n, k), or (n, k + 1) with "nothing" last: DETR and its kin
raw        one table (4 + k, n) or (n, 4 + k): centre, sides, a chance by class; many boxes for each thing (YOLO v8)
objectness one table (n, 5 + k) or (5 + k, n): the same with the chance of anything in place 5 (YOLO v5)
six        one table (n, 6): corners, score, class (YOLO with the choice of boxes inside)
seven      one table (n, 7): number of the picture, corners, class, score (YOLO v7 with the choice inside)
========== ==========================================================================================================

Boxes of ``raw`` and ``objectness`` are centre and sides, of ``pair`` centre and sides in shares, of others corners in
pixels, where nothing else is stated. Each may have an axis of one picture before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.detections import Detections, Rows, apart
from alapp.domain.words import tr
from alapp.features.detector_facts import Facts, Form
from alapp.features.detector_input import Fit
from alapp.features.onnx_file import OnnxModel, Port, Values

LEAST = 0.01
"""Boxes less likely than this, by the detector's own word, are left out."""
MOST_BOXES = 300
MOST_CLASSES = 10_000
BOXES, SCORES, CLASSES = ("boxes", "pred_boxes", "bboxes"), ("scores", "logits", "pred_logits"), ("labels", "classes")
CROWDED: tuple[Form, ...] = ("raw", "objectness")
"""Forms with many boxes for each thing: they tell how steady a place is, and are thinned out."""


@dataclass(frozen=True, slots=True)
class Output:
    """How a detector's output is written; ``order`` are the places of boxes, scores and classes among its outputs."""

    form: Form
    order: tuple[int, ...]
    names: tuple[str, ...]
    first: int
    centre: bool
    units: str
    scores: str

    def detections(self, found: Sequence[Values], fit: Fit, sides: tuple[int, int]) -> Detections:
        """Return what was found in a picture that lies so in an input of these sides (height, width).

        Raises
        ------
        ValueError, IndexError : the outputs have other shapes than their form.
        """
        tables = [_one(found[place]) for place in self.order]
        places, chances = _SPLIT[self.form](self, tables)
        if places.shape != (len(chances), 4) or chances.shape[1] != len(self.names):
            raise ValueError("shape")
        kept = np.flatnonzero(np.isfinite(places).all(axis=1) & (chances.max(axis=1, initial=0.0) >= LEAST))
        places, chances = self._corners(places[kept], fit, sides), np.clip(chances[kept], 0, 1)
        large = np.flatnonzero((places[:, 2:] - places[:, :2] >= 1).all(axis=1))
        whole = Detections(places, chances, np.full(len(places), np.nan, "f4"), self.names, fit.whole).at(large)
        if self.form not in CROWDED:
            return whole.at(np.argsort(-whole.chances.max(axis=1, initial=0.0), kind="stable")[:MOST_BOXES])
        rows, steady = apart(whole.places, whole.chances, n=MOST_BOXES)
        chosen = whole.at(rows)
        return Detections(chosen.places, chosen.chances, steady, self.names, fit.whole)

    def _corners(self, places: Rows, fit: Fit, sides: tuple[int, int]) -> Rows:
        """Return boxes as the output has them as corners in pixels of the picture."""
        if self.centre:
            half = places[:, 2:] / 2
            places = np.concatenate([places[:, :2] - half, places[:, :2] + half], axis=1)
        if self.units == "picture":
            edge = np.array([*fit.whole, *fit.whole], np.float32)
            return np.asarray(np.clip(places, 0, edge), np.float32)
        scale = np.array([sides[1], sides[0]] * 2, np.float32) if self.units == "share" else np.float32(1)
        return fit.back(np.asarray(places * scale, np.float32))

    def one_hot(self, scores: Rows, classes: NDArray[np.int64]) -> Rows:
        """Return (n, k) chances of boxes that have one class each; numbers of no class have none."""
        chances = np.zeros((len(scores), len(self.names)), np.float32)
        rows = np.flatnonzero((classes >= self.first) & (classes < self.first + len(self.names)))
        chances[rows, classes[rows] - self.first] = np.nan_to_num(scores[rows])
        return chances


def _triple(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    boxes, scores, classes = tables
    return boxes.reshape(-1, 4), how.one_hot(scores.reshape(-1), _numbers(classes.reshape(-1)))


def _pair(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    boxes, scores = tables
    scores = np.nan_to_num(scores)
    if how.scores == "softmax":
        scores = np.asarray(np.exp(scores - scores.max(axis=1, keepdims=True)), np.float32)
        scores = scores / scores.sum(axis=1, keepdims=True)
    elif how.scores == "sigmoid":
        scores = np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)
    return boxes, scores[:, : len(how.names)]


def _raw(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    rows = _upright(tables[0], 4 + len(how.names))
    return rows[:, :4], np.nan_to_num(rows[:, 4:])


def _objectness(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    rows = _upright(tables[0], 5 + len(how.names))
    return rows[:, :4], np.nan_to_num(rows[:, 5:] * rows[:, 4:5])


def _six(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    rows = tables[0].reshape(-1, 6)
    return rows[:, :4], how.one_hot(rows[:, 4], _numbers(rows[:, 5]))


def _seven(how: Output, tables: Sequence[Rows]) -> tuple[Rows, Rows]:
    rows = tables[0].reshape(-1, 7)
    return rows[:, 1:5], how.one_hot(rows[:, 6], _numbers(rows[:, 5]))


_SPLIT = {
    "triple": _triple,
    "pair": _pair,
    "raw": _raw,
    "objectness": _objectness,
    "six": _six,
    "seven": _seven,
}


def _one(table: Values) -> Rows:
    """Return a table without its axis of one picture."""
    whole = table[0] if table.ndim == 3 or (table.ndim == 2 and table.shape[0] == 1) else table
    return np.asarray(whole, np.float32)


def _numbers(classes: Rows) -> NDArray[np.int64]:
    return np.rint(np.nan_to_num(classes, nan=-1, posinf=-1, neginf=-1)).clip(-1, MOST_CLASSES).astype(np.int64)


def _upright(table: Rows, columns: int) -> Rows:
    if table.ndim == 2 and columns in table.shape:
        return table if table.shape[1] == columns else table.T
    raise ValueError("columns")


def output_of(model: OnnxModel, facts: Facts, found: Sequence[Values]) -> Output:
    """Return how the output of a detector is written, from what is stated and the outputs of a picture of grey.

    Raises
    ------
    BadInput : it is none of the forms, or could be two of them.
    """
    names = facts.names or ()
    if not 1 <= len(names) <= MOST_CLASSES:
        raise model.words.refused(model.name, tr("it states {count} classes", count=len(names)))
    forms = _forms(model.outputs, found, len(names))
    form = facts.form or (next(iter(forms)) if len(forms) == 1 else None)
    if form is None or form not in forms:
        shapes = ", ".join(f"{p.name[:20]} {x.shape}" for p, x in zip(model.outputs, found, strict=True))
        why = (
            tr("is not one that is known")
            if not forms
            else tr("may be {forms}: state its “form”", forms=" or ".join(forms))
        )
        raise model.words.refused(
            model.name, tr("its output ({shapes}) for {count} classes {why}", shapes=shapes, count=len(names), why=why)
        )
    order = forms[form]
    centre = facts.box == "centre" if facts.box else form in ("pair", *CROWDED)
    asked = any(port.name == "orig_target_sizes" for port in model.inputs)
    usual = "picture" if asked else "share" if form == "pair" else "pixels"
    softmax = form == "pair" and found[order[1]].shape[-1] == len(names) + 1
    scores = facts.scores or ("softmax" if softmax else "sigmoid")
    return Output(form, order, names, facts.first, centre, facts.units or usual, scores)


def _forms(ports: Sequence[Port], found: Sequence[Values], k: int) -> Mapping[Form, tuple[int, ...]]:
    """Return the forms that outputs of such names and shapes may have."""
    boxes = [i for i, p in enumerate(ports) if p.name in BOXES]
    scores = [i for i, p in enumerate(ports) if p.name in SCORES]
    classes = [i for i, p in enumerate(ports) if p.name in CLASSES]
    if len(boxes) == len(scores) == 1:
        if len(classes) == 1:
            return {"triple": (boxes[0], scores[0], classes[0])}
        wide = found[scores[0]].ndim >= 2 and found[scores[0]].shape[-1] in (k, k + 1)
        return {"pair": (boxes[0], scores[0])} if wide else {}
    tables = [i for i, x in enumerate(found) if x.ndim in (2, 3) and (x.ndim == 2 or len(x) == 1)]
    return _tables(found[0].shape[-2:], k) if tables and tables[0] == 0 else {}


def _tables(shape: tuple[int, ...], k: int) -> Mapping[Form, tuple[int, ...]]:
    """Return the forms that one table may have; further outputs, such as those of single layers, do not count."""
    forms: dict[Form, tuple[int, ...]] = {}
    if 4 + k in shape:
        forms["raw"] = (0,)
    if 5 + k in shape:
        forms["objectness"] = (0,)
    if shape[1] == 6:
        forms["six"] = (0,)
    if shape[1] == 7:
        forms["seven"] = (0,)
    return forms
