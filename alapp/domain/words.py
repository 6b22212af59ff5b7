"""The language of the sentences that are made outside the window: English in the code, a catalogue for any other.

``tr`` says a sentence in the language in use. A sentence that stands in a table is marked with ``N_`` and said where
it is shown; one that is stored is stored in English, so that a project does not depend on a language, and said again
by ``retold``. Details for the log, values, and what files hold are never translated.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

ENGLISH = "en"
_FIELD = re.compile(r"\{(\w+)[^{}]*\}")
_LEAST = 4  # signs of its own by which a template is known again
_COMMA = frozenset({"de"})  # languages that write 1.234,5 where English writes 1,234.5
_SWAPPED = str.maketrans(".,", ",.")


class _Formatter(string.Formatter):
    """Formats as ``str.format`` does, and writes numbers as the language in use does."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return one value as text."""
        said: str = format(value, format_spec)
        if isinstance(value, (int, float)) and _state.language in _COMMA:
            return said.translate(_SWAPPED)
        return said


class _State:
    """What is in use in this process: the language, its catalogue, and the folder it came from."""

    language = ENGLISH
    catalog: Mapping[str, str] = {}
    folder: Path | None = None


_state = _State()
_formatter = _Formatter()


def use(catalog: Mapping[str, str], language: str = ENGLISH) -> None:
    """Say everything by this catalogue from now on; an empty one is English."""
    _state.catalog, _state.language = catalog, language
    retold.cache_clear()
    _templates.cache_clear()


def load(folder: Path | None, language: str) -> None:
    """Take the catalogue ``core_LANGUAGE.json`` into use; English, where there is none that can be read."""
    _state.folder = folder
    if folder is None or language == ENGLISH:
        use({})
        return
    try:
        found = json.loads((folder / f"core_{language}.json").read_text("utf-8"))
    except (OSError, ValueError):
        use({})
        return
    use({text: said for text, said in found.items() if said}, language)


def in_use() -> tuple[Path | None, str]:
    """Return what a child process hands to :func:`load` to speak the same language."""
    return _state.folder, _state.language


class Sentence(str):
    """A sentence in another language that remembers what it is in English."""

    __slots__ = ("english",)
    english: str


def english(text: str) -> str:
    """Return what :func:`tr` said in English, as it is stored; any other text as it is."""
    return text.english if isinstance(text, Sentence) else text


def N_(text: str) -> str:  # noqa: N802  the name that translators' tools know
    """Mark a sentence that is said later, where it is shown, or stored in English."""
    return text


def tr(text: str, /, **values: object) -> str:
    """Return the sentence in the language in use, its ``{name}`` filled in; a bad translation counts as none."""
    translated = _state.catalog.get(text)
    if translated is None:
        return _formatter.vformat(text, (), values) if values else text
    try:
        said = Sentence(_formatter.vformat(translated, (), values) if values else translated)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        return _formatter.vformat(text, (), values)
    said.english = plain(text, **{name: english(v) if isinstance(v, str) else v for name, v in values.items()})
    return said


def plain(text: str, /, **values: object) -> str:
    """Return the sentence in English, its ``{name}`` filled in, as it is stored; :func:`retold` says it on screen."""
    return text.format(**values) if values else text


def trn(one: str, many: str, n: int, /, **values: object) -> str:
    """Return the sentence for one or for any other number; ``{n}`` is the number."""
    return tr(one if n == 1 else many, n=n, **values)


def number(value: float, spec: str = ",") -> str:
    """Return a number as the language in use writes it."""
    return _formatter.format_field(value, spec)


@lru_cache(maxsize=2_000)
def retold(text: str) -> str:
    """Return a sentence that was stored in English in the language in use; what is no such sentence stays as it is."""
    if not _state.catalog or not text:
        return text
    if text in _state.catalog:
        return _state.catalog[text]
    for shape, said in _templates():
        found = shape.fullmatch(text)
        if found is not None:
            return _filled(said, found.groupdict())
    return _counted(text)


def _filled(said: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda field: _counted(values.get(field[1], field[0])), said)


def _counted(text: str) -> str:
    """Return ``3 items`` with its noun in the language in use, any other text as it is."""
    count, blank, noun = text.partition(" ")
    return f"{count} {_state.catalog.get(noun, noun)}" if blank and count.replace(",", "").isdigit() else text


@lru_cache(maxsize=1)
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Return (shape of the English sentence, translation) of those with values; most words of their own first."""
    with_values = [text for text in _state.catalog if _FIELD.search(text) and _own_signs(text) >= _LEAST]
    with_values.sort(key=_own_signs, reverse=True)
    return [(_shape(text), _state.catalog[text]) for text in with_values]


def _own_signs(text: str) -> int:
    return sum(not sign.isspace() for sign in _FIELD.sub("", text))


def _shape(text: str) -> re.Pattern[str]:
    parts, end, seen = [], 0, set[str]()
    for field in _FIELD.finditer(text):
        parts.append(re.escape(text[end : field.start()]))
        parts.append(f"(?P={field[1]})" if field[1] in seen else f"(?P<{field[1]}>.+?)")
        seen.add(field[1])
        end = field.end()
    return re.compile("".join(parts) + re.escape(text[end:]), re.DOTALL)


class Said:
    """A field of a dataclass that is given in English and read in the language in use (not with ``slots``)."""

    def __init__(self, default: str | None = None) -> None:
        self._default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, row: object | None, owner: type | None = None) -> str:
        if row is not None:
            return tr(row.__dict__[self._name])
        if self._default is None:
            raise AttributeError(self._name)
        return self._default

    def __set__(self, row: object, text: str) -> None:
        row.__dict__[self._name] = text


def said(default: str | None = None) -> Any:
    """Return the default of a field that is read in the language in use."""
    return Said(default)
