"""A sentence model of one's own: an ONNX file with its ``tokenizer.json`` beside it, run by onnxruntime.

Nothing is fetched; both packages are an extra of the program (``onnx``). The file is data: no operators from
elsewhere are loaded. Its name is that of its content, so that rows of two models are never mixed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.steps import Steps
from alapp.features.sentence_encoder import PIECES

BATCH = 32
TOKENIZER = "tokenizer.json"
_MEANING = "Items are chosen without sentence features; nothing is lost."


class OwnEncoder:
    """Token states (n, pieces, dims) are averaged over the pieces; an output (n, dims) is taken as it is."""

    def __init__(self, path: Path, session: Any, tokenizer: Any) -> None:
        with path.open("rb") as file:
            self.name = "onnx_" + hashlib.file_digest(file, "sha256").hexdigest()[:16]
        self.words = path.name
        self._session, self._tokenizer = session, tokenizer
        self._inputs = {entry.name for entry in session.get_inputs()}

    def encode(self, texts: Sequence[str], progress: Steps) -> NDArray[np.float16]:
        """Return one unit row (n, dims) for each text; raises BadInput where the model gives something else."""
        read = [entry.ids for entry in self._tokenizer.encode_batch(list(texts))]
        found: dict[int, NDArray[np.float32]] = {}
        order = sorted(range(len(read)), key=lambda place: len(read[place]))
        for _, same in groupby(order, key=lambda place: len(read[place])):  # of one length: nothing is padded
            places = list(same)
            for start in range(0, len(places), BATCH):
                progress.step(len(found), len(texts), "Reading sentences")
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
        try:
            out = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        except Exception as error:
            raise _refused(self.words, "it cannot read word pieces", type(error).__name__) from error
        rows = np.asarray(out.mean(axis=1) if out.ndim == 3 else out, dtype=np.float32)
        if rows.ndim != 2 or len(rows) != len(numbers) or not np.isfinite(rows).all():
            raise _refused(self.words, f"its first output has the shape {out.shape}, not one row a text")
        return rows


@lru_cache(maxsize=1)
def own_encoder(path: str) -> OwnEncoder:
    """Open the model at this path, once in a process.

    Raises
    ------
    BadInput : a file or a package is missing, or the model takes other inputs than word pieces.
    """
    model = Path(path)
    for file in (model, model.with_name(TOKENIZER)):
        if not file.is_file():
            raise _refused(model.name, f"the file {file.name} is not there")
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError as error:
        raise BadInput(
            f"The sentence model {model.name} needs the packages onnxruntime and tokenizers.",
            _MEANING,
            "Install alapp with its extra “onnx”, or choose the built-in model.",
        ) from error
    try:
        tokenizer = Tokenizer.from_file(str(model.with_name(TOKENIZER)))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise _refused(model.name, "it is damaged or of another kind", type(error).__name__) from error
    unknown = {entry.name for entry in session.get_inputs()} - {"input_ids", "attention_mask", "token_type_ids"}
    if unknown:
        raise _refused(model.name, f"it takes {', '.join(sorted(unknown))}, and not word pieces alone")
    tokenizer.no_padding()
    tokenizer.enable_truncation(PIECES)
    return OwnEncoder(model, session, tokenizer)


def _refused(name: str, why: str, detail: str = "") -> BadInput:
    return BadInput(
        f"The sentence model {name} cannot be used: {why}.", _MEANING, "Choose another file in the settings.", detail
    )
