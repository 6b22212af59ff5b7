"""A detector of one's own: an ONNX file, run by onnxruntime in the child, whose boxes are suggested.

Nothing is fetched; the package is an extra of the program (``onnx``). The file is looked through before it is opened
(:mod:`alapp.features.onnx_file`), how pictures get into it and boxes out of it is stated, not guessed
(:mod:`alapp.features.detector_facts`), and a picture of plain grey is tried before it is used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from alapp.domain.detections import Detections
from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.detector_facts import Facts, facts_of
from alapp.features.detector_input import Preparation, preparation_of
from alapp.features.detector_output import Output, output_of
from alapp.features.onnx_file import OnnxModel, Words, opened_model

WORDS = Words(N_("The detector"), N_("Boxes are suggested by the model that learns from yours; nothing is lost."))


class DetectorRefused(BadInput):
    """The detector, not the picture, is what cannot be used."""


@dataclass(frozen=True, slots=True, eq=False)
class OnnxDetector:
    """An opened detector; ``name`` changes with its content and with what is stated of it."""

    name: str
    words: str
    preparation: Preparation
    output: Output
    _model: OnnxModel

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of what it finds."""
        return self.output.names

    def find(self, progress: Steps, file: MediaFile) -> Detections:
        """Return the boxes it finds in a picture, in pixels as displayed.

        Raises
        ------
        DetectorRefused : the detector fails, or gives something else than on the first picture.
        BadInput : the picture is missing, broken or too large.
        """
        given, fit = self.preparation.given(progress, file)
        picture = given[self.preparation.name]
        sides = picture.shape[-3:-1] if self.preparation.last else picture.shape[-2:]
        try:
            return self.output.detections(self._model.run(given), fit, (sides[0], sides[1]))
        except BadInput as error:
            raise DetectorRefused(error.what, error.meaning, error.remedy, error.details) from error
        except (ValueError, IndexError) as error:
            found = WORDS.refused(self.words, tr("its output changes its shape"), type(error).__name__)
            raise DetectorRefused(found.what, found.meaning, found.remedy, found.details) from error


def detector_at(path: str) -> OnnxDetector:
    """Open a detector, once in a process as long as the files do not change.

    Raises
    ------
    BadInput : the file or the package is missing, it is hostile, no detector, or nobody states how it is used.
    """
    place = Path(path)
    beside = (place, place.with_suffix(".json"), *map(place.with_name, ("config.json", "preprocessor_config.json")))
    return _opened(place, tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in beside))


@lru_cache(maxsize=1)
def _opened(path: Path, times: tuple[int, ...]) -> OnnxDetector:
    del times  # a changed file is another detector
    model = opened_model(path, WORDS)
    facts = facts_of(path, model)
    preparation = preparation_of(model, facts)
    output = _tried(model, preparation, facts)
    stated = hashlib.sha256((model.sha256 + repr((preparation, output))).encode()).hexdigest()[:16]
    return OnnxDetector(f"detector_{stated}", path.name, preparation, output, model)


def _tried(
    model: OnnxModel,
    preparation: Preparation,
    facts: Facts,
) -> Output:
    """Return how the output is written, proved on a picture of plain grey."""
    fit, sides = preparation.place((preparation.width, preparation.height))
    grey: NDArray[np.uint8] = np.full((fit.height, fit.width, 3), 114, np.uint8)
    found = model.run(preparation.filled(grey, fit, sides))
    output = output_of(model, facts, found)
    try:
        output.detections(found, fit, sides)
    except (ValueError, IndexError) as error:
        shapes = ", ".join(str(x.shape) for x in found)
        raise WORDS.refused(
            model.name, tr("its output {shapes} is not {form}", shapes=shapes, form=output.form), type(error).__name__
        ) from error
    return output


def looked_at(progress: Steps, path: str) -> tuple[str, tuple[str, ...]]:
    """Open a detector in the child and say what it is: its input and output in words, and its classes.

    Raises
    ------
    BadInput : as :func:`detector_at`.
    """
    progress.step(0, 1, tr("Looking at the detector"))
    found = detector_at(path)
    p = found.preparation
    size = (
        tr("sides of {height} to {width}", height=p.height, width=p.width)
        if p.fit == "scale"
        else f"{p.width} × {p.height}"
    )
    return tr(
        "{words}: pictures of {size} pixels ({fit}), output of the form {form}.",
        words=found.words,
        size=size,
        fit=p.fit,
        form=found.output.form,
    ), found.classes
