"""Values to JSON and back, and the hashes that prove a row unchanged."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Answer, AskedBy
from alapp.domain.errors import BadInput, ProjectDamaged
from alapp.domain.words import Sentence, english, tr

T = TypeVar("T")
Bytes = bytes | memoryview | NDArray[np.uint8]
"""Bytes as they come: large ones as an array that shares memory with what they were read from."""


def _in_english(value: object) -> str:
    """Return a sentence as it is stored, in English: a project does not depend on the language of who works in it."""
    if isinstance(value, Sentence):
        return english(value)
    raise TypeError(f"values of {type(value).__name__} are not stored")


_encode = msgspec.json.Encoder(enc_hook=_in_english).encode


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with its origin: when it was given and in which event; undo brings the origin back as well."""

    answer: Answer
    at: str
    event: str


class Payload(msgspec.Struct):
    """Old and new value of one changed field, each as JSON text (``null`` for none)."""

    old: msgspec.Raw
    new: msgspec.Raw


_given = msgspec.json.Decoder(Given)
_payload = msgspec.json.Decoder(Payload)


def to_json(value: Any) -> str:
    """Return the value as compact JSON text.

    Raises
    ------
    BadInput : a text in it holds half a character (a lone surrogate).
    """
    return _json_bytes(value).decode("utf-8")


def half_a_character() -> BadInput:
    """Return the error for text that cannot be written as UTF-8."""
    return BadInput(
        tr("The text holds half a character (a lone surrogate)."),
        tr("It was not stored."),
        tr("Delete the sign and try again."),
    )


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Return the value of this type from JSON text.

    Raises
    ------
    ProjectDamaged : it is not such a value; so for all that reads below.
    """
    return _decoded(lambda: msgspec.json.decode(text, type=kind))


def plain(text: str | bytes) -> Any:
    """Return dictionaries, lists, texts and numbers from JSON text."""
    return _decoded(lambda: msgspec.json.decode(text))


def given_from(text: str) -> Given:
    """Return a stored answer."""
    return _decoded(lambda: _given.decode(text))


def payload_parts(text: str) -> tuple[str | None, str | None]:
    """Return old and new value of an event as JSON text; None where there was or is no value."""
    payload = _decoded(lambda: _payload.decode(text))
    return _text_of(payload.old), _text_of(payload.new)


def payload_of(old: str | None, new: str | None) -> str:
    """Return the payload of an event from two JSON texts."""
    return f'{{"old":{old or "null"},"new":{new or "null"}}}'


def with_finite_numbers(answer: Answer) -> Answer:
    """Return the answer with 0 in place of numbers JSON cannot hold (not a number, infinite)."""
    asked = answer.asked_by
    if all(map(math.isfinite, (answer.seconds, asked.probability, asked.utility, asked.confidence))):
        return answer
    return replace(answer, seconds=_finite(answer.seconds), asked_by=_finite_asked(asked))


def sha256(content: Bytes) -> bytes:
    """Return the SHA-256 of these bytes."""
    return hashlib.sha256(content.data if isinstance(content, np.ndarray) else content).digest()


def row_hash(*values: Any) -> bytes:
    """Return the SHA-256 over the values of a row, told apart by being a JSON list."""
    return hashlib.sha256(_json_bytes(values)).digest()


def content_digest(modality: str, text: str) -> bytes:
    """Return 16 bytes that two items share only if their content is the same."""
    return hashlib.sha256(f"{modality}\0{text}".encode()).digest()[:16]


def _decoded(decode: Callable[[], T]) -> T:
    try:
        return decode()
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProjectDamaged(
            tr("Part of the project cannot be read."),
            tr("The file is damaged; nothing was changed."),
            tr("Keep it as it is, and go on with the newest backup."),
            type(error).__name__,
        ) from None  # the message of the decoder may show content


def _json_bytes(value: Any) -> bytes:
    try:
        return _encode(value)
    except UnicodeEncodeError as error:
        raise half_a_character() from error


def _text_of(raw: msgspec.Raw) -> str | None:
    text = bytes(raw).decode("utf-8")
    return None if text == "null" else text


def _finite(number: float) -> float:
    return number if math.isfinite(number) else 0.0


def _finite_asked(asked: AskedBy) -> AskedBy:
    return replace(
        asked,
        probability=_finite(asked.probability),
        utility=_finite(asked.utility),
        confidence=_finite(asked.confidence),
    )
