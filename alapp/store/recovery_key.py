"""The recovery key: 160 random bits as letters and digits for a sheet of paper, with a checksum against misreading.

Crockford's base 32 (crockford.com/base32.html): no I, L, O or U; small letters and hyphens do not matter.
"""

from __future__ import annotations

import hashlib
import secrets

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OILU", "011V")
_BYTES, _CHECK, _GROUP = 20, 4, 4
_LENGTH = _BYTES * 8 // 5 + _CHECK


def new_recovery_key() -> str:
    """Return a new key: nine groups of four signs, the last one the checksum."""
    return _grouped(secrets.token_bytes(_BYTES))


def looks_like_one(text: str) -> bool:
    """Whether a text has the length and the signs of a recovery key."""
    plain = _plain(text)
    return len(plain) == _LENGTH and all(sign in _SIGNS for sign in plain)


def read_recovery_key(text: str) -> str:
    """Return the key as it was printed, however it was typed.

    Raises
    ------
    BadInput : it is too long or too short, or its checksum shows that a sign was misread.
    """
    plain = _plain(text)
    if len(plain) != _LENGTH:
        raise BadInput(
            tr("A recovery key has {length} letters and digits; these are {count}.", length=_LENGTH, count=len(plain)),
            tr("The project was not opened."),
            tr("Type all nine groups from the sheet."),
        )
    if not all(sign in _SIGNS for sign in plain):
        raise BadInput(
            tr("The recovery key has only digits and capital letters."),
            tr("The project was not opened."),
            tr("Look again."),
        )
    number = 0
    for sign in plain[:-_CHECK]:
        number = number * 32 + _SIGNS.index(sign)
    printed = _grouped(number.to_bytes(_BYTES, "big"))
    if _plain(printed) != plain:
        raise BadInput(
            tr("The recovery key does not fit its last group: a sign was misread."),
            tr("The project was not opened."),
            tr("Compare every group with the sheet."),
        )
    return printed


def _grouped(raw: bytes) -> str:
    signs = _in_signs(int.from_bytes(raw, "big"), _BYTES * 8 // 5)
    check = int.from_bytes(hashlib.sha256(raw).digest()[:4], "big") >> (32 - 5 * _CHECK)
    signs += _in_signs(check, _CHECK)
    return "-".join(signs[i : i + _GROUP] for i in range(0, len(signs), _GROUP))


def _in_signs(number: int, length: int) -> str:
    return "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(length)))


def _plain(text: str) -> str:
    """Return the signs alone, with letters read as what they look like."""
    return "".join(text.split()).replace("-", "").replace("–", "").upper().translate(_ALIKE)
