"""Fitted models as values: linear scores, calibrated probabilities, and inert bytes; a committee of several."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.words import tr
from alapp.learning.calibration import sigmoid, softmax
from alapp.learning.matrix import csr

Scores = NDArray[np.float32]

WIDEST = 100_000_000
"""Weights spread over all columns at most (400 MB); of more, the columns without a weight are cut from the rows."""


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Scores ``x_sparse @ sparse + x_dense @ dense + bias`` for the classes that have labels.

    ``seen`` (s,) class indices with a score, of ``n_classes``; ``columns`` (c,) sparse columns with a weight,
    of ``width``; ``sparse`` (c, s), ``dense`` (m, s), ``bias`` (s,) float32. ``scale`` turns scores into logits.
    ``unseen`` is the probability kept for classes without any label (single choice).
    """

    n_classes: int
    several: bool
    seen: NDArray[np.int32]
    width: int
    columns: NDArray[np.int32]
    sparse: NDArray[np.float32]
    dense: NDArray[np.float32]
    bias: NDArray[np.float32]
    scale: float = 1.0
    unseen: float = 0.0

    @cached_property
    def _full(self) -> NDArray[np.float32]:
        full = np.zeros((self.width, len(self.seen)), np.float32)
        full[self.columns] = self.sparse
        return full

    def raw(self, features: Features) -> Scores:
        """Return the scores (n, s) of the seen classes."""
        rows = csr(features)
        if self.width * len(self.seen) > WIDEST:
            scores = np.asarray(rows[:, self.columns] @ self.sparse, dtype=np.float32)
        else:
            scores = np.asarray(rows @ self._full, dtype=np.float32)
        if features.dense.shape[1]:
            scores += features.dense @ self.dense
        scores += self.bias
        return scores

    def calibrated(self, raw: NDArray[Any]) -> Scores:
        """Turn scores (n, s) of the seen classes into probabilities (n, n_classes)."""
        out = np.zeros((len(raw), self.n_classes), np.float32)
        if self.several:
            out[:, self.seen] = sigmoid(2 * self.scale * raw)
            return out
        missing = self.n_classes - len(self.seen)
        out[:, :] = self.unseen / max(1, missing)
        out[:, self.seen] = (1 - self.unseen) * softmax(self.scale * raw)
        return out

    def probabilities(self, features: Features) -> Scores:
        """Return calibrated probabilities (n, n_classes); rows sum to 1 in a single choice."""
        return self.calibrated(self.raw(features))

    def best(self, features: Features) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
        """Return the best class (n,) and its probability (n,), as from :meth:`probabilities` but without all others."""
        raw = np.ascontiguousarray(self.raw(features).T)
        top = raw.max(axis=0)
        best = self.seen.astype(np.int16)[_first_place(raw, top)]
        if self.several:
            confidence, other = sigmoid(2 * self.scale * top).astype(np.float32), 0.0
        else:
            logits = (self.scale * raw).astype(np.float64)
            total = np.exp(logits - logits.max(axis=0)).sum(axis=0)
            confidence = ((1 - self.unseen) * (1 / total)).astype(np.float32)
            other = self.unseen / max(1, self.n_classes - len(self.seen))
        doubtful = np.flatnonzero(confidence <= other)  # a class without labels may be the best one
        if len(doubtful):
            exact = self.calibrated(raw.T[doubtful])
            best[doubtful], confidence[doubtful] = exact.argmax(axis=1), exact.max(axis=1)
        return best, confidence

    def rescaled(self, scale: float) -> LinearModel:
        """Return the same model with another calibration."""
        return replace(self, scale=scale)

    def to_bytes(self) -> bytes:
        """Return inert bytes."""
        return _packed("linear", [self])


@dataclass(frozen=True, eq=False)
class CommitteeModel:
    """Several linear models that vote; its probability is the mean of theirs."""

    members: tuple[LinearModel, ...]

    @property
    def n_classes(self) -> int:
        """Number of declared classes."""
        return self.members[0].n_classes

    @property
    def several(self) -> bool:
        """Whether an item may have several labels."""
        return self.members[0].several

    @property
    def scale(self) -> float:
        """The members' common calibration."""
        return self.members[0].scale

    def member_probabilities(self, features: Features) -> NDArray[np.float32]:
        """Return (members, n, n_classes)."""
        return np.stack([member.probabilities(features) for member in self.members])

    def votes(self, features: Features) -> NDArray[np.int64]:
        """Return how many members give each label, (n, n_classes); a member gives its best, or all above one half."""
        each = self.member_probabilities(features)
        if self.several:
            return np.asarray((each >= 0.5).sum(axis=0), dtype=np.int64)
        best = each.argmax(axis=2)
        return np.asarray((best[:, :, None] == np.arange(self.n_classes)).sum(axis=0), dtype=np.int64)

    def probabilities(self, features: Features) -> Scores:
        """Return the mean probabilities (n, n_classes)."""
        return np.asarray(self.member_probabilities(features).mean(axis=0), dtype=np.float32)

    def best(self, features: Features) -> tuple[NDArray[np.int16], NDArray[np.float32]]:
        """Return the best class (n,) and its probability (n,)."""
        each = self.probabilities(features)
        return each.argmax(axis=1).astype(np.int16), each.max(axis=1)

    def rescaled(self, scale: float) -> CommitteeModel:
        """Return the same members with another calibration."""
        return CommitteeModel(tuple(member.rescaled(scale) for member in self.members))

    def to_bytes(self) -> bytes:
        """Return inert bytes."""
        return _packed("committee", list(self.members))


Model = LinearModel | CommitteeModel


def _first_place(scores: NDArray[np.float32], top: NDArray[np.float32]) -> NDArray[np.int16]:
    """Return the first row of ``scores`` (s, n) that holds each column's largest number ``top`` (n,)."""
    if len(scores) > 32:
        return np.asarray(scores.argmax(axis=0), dtype=np.int16)
    place = np.zeros(len(top), np.int16)
    for row in range(len(scores) - 1, 0, -1):
        place[scores[row] == top] = row
    place[scores[0] == top] = 0
    return place


def _packed(kind: str, members: list[LinearModel]) -> bytes:
    arrays: dict[str, NDArray[Any]] = {}
    settings = []
    for i, member in enumerate(members):
        arrays |= {f"{name}{i}": getattr(member, name) for name in ("seen", "columns", "sparse", "dense", "bias")}
        settings.append({name: getattr(member, name) for name in ("n_classes", "several", "width", "scale", "unseen")})
    return pack({"kind": kind, "members": settings}, arrays)


def model_from_bytes(blob: bytes) -> Model:
    """Return the model that ``to_bytes`` wrote.

    Raises
    ------
    BadInput : the bytes are not a model, or damaged.
    """
    meta, arrays = unpack(blob)
    if meta.get("kind") not in ("linear", "committee"):
        raise BadInput(tr("This is not a model of this program."), remedy=tr("Train again."))
    members = tuple(_member(settings, arrays, i) for i, settings in enumerate(meta["members"]))
    return members[0] if meta["kind"] == "linear" else CommitteeModel(members)


def _member(settings: dict[str, Any], arrays: dict[str, NDArray[Any]], i: int) -> LinearModel:
    try:
        fields: dict[str, Any] = {name: arrays[f"{name}{i}"] for name in ("seen", "columns", "sparse", "dense", "bias")}
        member = LinearModel(**settings, **fields)
        sound = _sound(member)
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(tr("The stored model cannot be read."), remedy=tr("Train again.")) from error
    if not sound:
        raise BadInput(tr("The stored model cannot be read."), remedy=tr("Train again."))
    return member


def _sound(member: LinearModel) -> bool:
    """Check shapes and class and column numbers."""
    s = len(member.seen)
    inside = _below(member.seen, member.n_classes) and _below(member.columns, member.width)
    shapes = member.sparse.shape == (len(member.columns), s) and member.bias.shape == (s,)
    return inside and shapes and member.dense.ndim == 2 and member.dense.shape[1] == s


def _below(numbers: NDArray[Any], size: int) -> bool:
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < size)
