"""What a model version keeps beside its weights: suggestions and predictions as inert bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from numpy.typing import NDArray

from alapp.domain.annotation import Suggestion
from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.model import Outcome, Predictions
from alapp.domain.words import tr


def pack_suggestions(outcome: Outcome) -> bytes:
    """Return the probabilities of the picked items as JSON bytes."""
    rows = {str(p.item_id): outcome.probabilities[i].tolist() for i, p in enumerate(outcome.picks)}
    several = outcome.record.metrics.get("several", False)
    regions = {str(p.item_id): found for p, found in zip(outcome.picks, outcome.regions, strict=False) if found}
    said = {"version": outcome.record.version, "several": several, "classes": outcome.record.class_ids, "rows": rows}
    return msgspec.json.encode(said | ({"regions": regions} if regions else {}))


def unpack_suggestions(blob: bytes | None) -> dict[int, Suggestion]:
    """Return the suggestion of each picked item; raises BadInput for damaged bytes."""
    if not blob:
        return {}
    try:
        data = msgspec.json.decode(blob)
        classes, version, several = data["classes"], data["version"], data["several"]
        said = {int(key): suggestion(version, classes, row, several) for key, row in data["rows"].items()}
        for key, found in data.get("regions", {}).items():
            said[int(key)] = replace(said[int(key)], regions=tuple(found))
        return said
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(tr("What the model said cannot be read."), remedy=tr("Train again.")) from error


def suggestion(version: int, classes: list[str], row: list[float], several: bool) -> Suggestion:
    """Return what a row of probabilities suggests: the best label class, or all above one half."""
    chances = dict(zip(classes, row, strict=True))
    if several:
        best = tuple(c for c in classes if chances[c] >= 0.5)
    else:
        best = (max(classes, key=lambda c: chances[c]),) if classes else ()
    return Suggestion(version, chances, best)


def pack_predictions(predictions: Predictions) -> bytes:
    """Return predictions as inert bytes."""
    arrays: dict[str, NDArray[Any]] = {
        "ids": predictions.item_ids,
        "best": predictions.best,
        "confidence": predictions.confidence,
    }
    return pack({"kind": "predictions", "classes": list(predictions.class_ids)}, arrays)


def unpack_predictions(blob: bytes | None) -> Predictions | None:
    """Return what :func:`pack_predictions` wrote, None for nothing; raises BadInput for damaged bytes."""
    if not blob:
        return None
    meta, arrays = unpack(blob)
    try:
        return Predictions(tuple(meta["classes"]), arrays["ids"], arrays["best"], arrays["confidence"])
    except (KeyError, TypeError) as error:
        raise BadInput(tr("What the model said cannot be read."), remedy=tr("Train again.")) from error
