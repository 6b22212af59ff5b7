"""A model as one file: a zip with a fixed order of plain parts (never pickle), and how it is read with distrust."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from alapp.domain.errors import BadInput, UnknownName, explain
from alapp.domain.words import N_, tr
from alapp.features.registry import EXTRACTORS
from alapp.features.vocabulary import check_foreign, columns_of
from alapp.jobs.progress import Progress
from alapp.learning.models import CommitteeModel, LinearModel, Model, model_from_bytes

FORMAT = "alapp model"
FORMAT_VERSION = 1
SUFFIX = ".alappmodel"
PARTS = ("manifest.json", "card.md", "card.json", "coefficients.arrays", "features.arrays")
MOST_BYTES = {"manifest.json": 64_000_000, "card.md": 4_000_000, "card.json": 16_000_000}
MOST_NUMBERS = 2_000_000_000
"""Largest part with numbers, unpacked."""

MOST_TIGHTLY = 50
"""Numbers and words are not packed to less than a fiftieth; a part above 16 MB that is would only fill the memory."""

_SMALL = 16_000_000
MOST_SCORES = 250_000_000
"""Largest number of coefficients once spread over all columns (1 GB)."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_REMEDY = N_("Export the model again, or ask for the file anew.")


@dataclass(frozen=True, slots=True)
class Label:
    """A label class as the model file names it; no examples, since these are passages of items."""

    id: str
    name: str
    key: str = ""
    hint: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model file says of itself; ``labels`` in the order of the model's probabilities."""

    format: str
    format_version: int
    model: int
    several: bool
    extractor: str
    modality: str
    labels: tuple[Label, ...]
    question: str = ""
    guideline_version: int = 0
    guideline_text: str = ""
    learner: str = ""
    strategy: str = ""
    seed: int = 0
    created_at: str = ""
    metrics: dict[str, Any] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class ModelFile:
    """A model out of a file, checked and ready to be used."""

    manifest: Manifest
    model: Model
    state: Any
    card: str


def to_bytes(manifest: Manifest, card_md: str, card: Any, model: bytes, state: bytes) -> bytes:
    """Return the file; the same parts give the same bytes."""
    contents = (
        msgspec.json.format(msgspec.json.encode(manifest), indent=1),
        card_md.encode(),
        msgspec.json.format(msgspec.json.encode(card), indent=1),
        model,
        state,
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, content in zip(PARTS, contents, strict=True):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            file.writestr(info, content)
    return buffer.getvalue()


def read(path: Path) -> ModelFile:
    """Read a model file as hostile input: known parts alone, sizes limited, every number checked; nothing is run.

    Raises
    ------
    BadInput : it is no model file, of a newer program, damaged, or holds what a model file does not hold.
    StorageFailed : the system refuses.
    """
    try:
        with zipfile.ZipFile(path) as file:
            parts = _parts(file, path.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _bad(path.name, tr("is no model file, or damaged")) from error
    except OSError as error:
        raise explain(error, meaning=tr("Nothing was predicted."), place=path.parent) from error
    return _checked(parts, path.name)


def _bad(name: str, words: str) -> BadInput:
    return BadInput(f"“{name}” {words}.", tr("It was not used."), tr(_REMEDY))


def _parts(file: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    infos = file.infolist()
    if tuple(info.filename for info in infos) != PARTS:
        raise _bad(name, tr("does not hold the parts of a model file"))
    return {info.filename: _part(file, info, name) for info in infos}


def _part(file: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Read one part, never more than is allowed, whatever its header says."""
    most = MOST_BYTES.get(info.filename, MOST_NUMBERS)
    if info.compress_type not in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED) or info.flag_bits & 1:
        raise _bad(name, tr("is packed in a way that is not read here"))
    if info.file_size > most:
        raise _bad(
            name, tr("holds a part of {file_size:,.0f} MB, more than a model has", file_size=info.file_size / 1000000.0)
        )
    if info.file_size > max(_SMALL, MOST_TIGHTLY * info.compress_size):
        raise _bad(name, tr("holds a part that is packed more tightly than a model can be"))
    with file.open(info) as stream:
        content = stream.read(info.file_size + 1)  # what is asked for is unpacked at once, whatever the header says
    if len(content) != info.file_size:
        raise _bad(name, tr("is damaged"))
    return content


def _checked(parts: dict[str, bytes], name: str) -> ModelFile:
    try:
        manifest = msgspec.json.decode(parts["manifest.json"], type=Manifest)
        card = parts["card.md"].decode("utf-8")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise _bad(name, tr("says nothing readable of itself")) from error
    if manifest.format != FORMAT or not manifest.labels:
        raise _bad(name, tr("is no model file"))
    if manifest.format_version > FORMAT_VERSION:
        raise BadInput(
            tr("“{name}” is of a newer version of the program.", name=name), tr("It was not used."), tr("Update alapp.")
        )
    state = _state(manifest, parts["features.arrays"], name)
    model = model_from_bytes(parts["coefficients.arrays"])
    if not _fits(model, manifest, state) or not _works(model, manifest, state):
        raise _bad(name, tr("holds coefficients that do not fit its labels or features"))
    return ModelFile(manifest, model, state, card)


def _state(manifest: Manifest, blob: bytes, name: str) -> Any:
    try:
        state = EXTRACTORS[manifest.extractor].state_from_bytes(blob)
        check_foreign(state)
    except UnknownName:
        words = tr("needs features ({extractor}) that this program does not have", extractor=manifest.extractor[:40])
        raise BadInput(f"“{name}” {words}.", tr("It was not used."), tr("Update alapp.")) from None
    except BadInput as error:
        raise _bad(name, tr("holds features that cannot be used with this version of the program")) from error
    return state


def _works(model: Model, manifest: Manifest, state: Any) -> bool:
    """Try it on a text, so that what does not fit together is seen before the first row."""
    try:
        rows = EXTRACTORS[manifest.extractor].transform(state, ["word"], Progress())
        chances = model.probabilities(rows)
    except (ValueError, IndexError, TypeError, AttributeError):
        return False
    return bool(np.isfinite(chances).all())


def _fits(model: Model, manifest: Manifest, state: Any) -> bool:
    members = model.members if isinstance(model, CommitteeModel) else (model,)
    return 0 < len(members) <= 100 and all(_member_fits(m, manifest, columns_of(state)) for m in members)


def _member_fits(member: LinearModel, manifest: Manifest, columns: int) -> bool:
    plain = (type(member.n_classes), type(member.width), type(member.several)) == (int, int, bool)
    numbers = (member.sparse, member.dense, member.bias, np.array([member.scale, member.unseen], np.float64))
    return (
        plain
        and (member.n_classes, member.width, member.several) == (len(manifest.labels), columns, manifest.several)
        and member.width * max(1, len(member.seen)) <= MOST_SCORES
        and all(array.dtype.kind == "f" and bool(np.isfinite(array).all()) for array in numbers)
    )
