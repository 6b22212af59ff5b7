"""A sentence model of one's own: an ONNX file with its ``tokenizer.json`` beside it, run by onnxruntime.

Nothing is fetched; both packages are an extra of the program (``onnx``). The file is data: no operators from
elsewhere are loaded, and no weights from other files. Its name is that of its content, so that rows of two models are
never mixed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.onnx_file import OnnxModel, Words, opened_model
from alapp.features.sentence_encoder import PIECES

BATCH = 32
TOKENIZER = "tokenizer.json"
WORDS = Words(N_("The sentence model"), N_("Items are chosen without sentence features; nothing is lost."))


class OwnEncoder:
    """Token states (n, pieces, dims) are averaged over the pieces; an output (n, dims) is taken as it is."""

    def __init__(self, model: OnnxModel, tokenizer: Any) -> None:
        self.name = "onnx_" + model.sha256[:16]
        self.words = model.name
        self.model, self._tokenizer = model, tokenizer
        self._inputs = {port.name for port in model.inputs}

    def encode(self, texts: Sequence[str], progress: Steps) -> NDArray[np.float16]:
        """Return one unit row (n, dims) for each text; raises BadInput where the model gives something else."""
        read = [entry.ids for entry in self._tokenizer.encode_batch(list(texts))]
        found: dict[int, NDArray[np.float32]] = {}
        order = sorted(range(len(read)), key=lambda place: len(read[place]))
        for _, same in groupby(order, key=lambda place: len(read[place])):  # of one length: nothing is padded
            places = list(same)
            for start in range(0, len(places), BATCH):
                progress.step(len(found), len(texts), tr("Reading sentences"))
                batch = places[start : start + BATCH]
                found |= zip(batch, self._rows(np.array([read[i] for i in batch], np.int64)), strict=True)
        rows = np.stack([found[i] for i in range(len(texts))]) if found else np.zeros((0, 1), np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
        return np.asarray(unit, dtype=np.float16)

    def familiar(self, texts: Sequence[str]) -> bool | None:
        """Return None: whoever chose the model knows its language, the program does not."""
        del texts
        return None

    def _rows(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        given = {"input_ids": numbers, "attention_mask": np.ones_like(numbers), "token_type_ids": 0 * numbers}
        out = self.model.run({name: given[name] for name in self._inputs})[0]
        rows = np.asarray(out.mean(axis=1) if out.ndim == 3 else out, dtype=np.float32)
        if rows.ndim != 2 or len(rows) != len(numbers) or not np.isfinite(rows).all():
            raise WORDS.refused(
                self.model.name, tr("its first output has the shape {shape}, not one row a text", shape=out.shape)
            )
        return rows


@lru_cache(maxsize=1)
def own_encoder(path: str) -> OwnEncoder:
    """Open the model at this path, once in a process.

    Raises
    ------
    BadInput : a file or a package is missing, or the model takes other inputs than word pieces.
    """
    file = Path(path).with_name(TOKENIZER)
    model = opened_model(Path(path), WORDS)
    unknown = {port.name for port in model.inputs} - {"input_ids", "attention_mask", "token_type_ids"}
    if unknown:
        raise WORDS.refused(
            model.name, tr("it takes {sorted}, and not word pieces alone", sorted=", ".join(sorted(unknown)))
        )
    if not file.is_file():
        raise WORDS.refused(model.name, tr("the file {name} is not there", name=file.name))
    return OwnEncoder(model, _tokenizer(file, model.name))


def _tokenizer(file: Path, name: str) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise BadInput(
            tr("The sentence model {name} needs the package tokenizers.", name=name),
            tr(WORDS.meaning),
            tr("Install alapp with its extra “onnx”, or choose the built-in model."),
        ) from error
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as error:
        raise WORDS.refused(
            name, tr("{name} is damaged or of another kind", name=file.name), type(error).__name__
        ) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    return tokenizer
