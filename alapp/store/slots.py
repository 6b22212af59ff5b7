"""The key slots of an encrypted project: each locks the one master key with a secret of its own.

The file is encrypted with a random master key. A slot holds that key, sealed by AES-256-GCM (NIST SP 800-38D) under a
key that Argon2id (RFC 9106) makes of a password, joined with a key file by HKDF (RFC 5869). Changing a slot never
touches the file. All slots together are the *key area*, which is kept twice, each copy with its own SHA-256.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import time
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from alapp.domain.errors import BadInput, ProjectDamaged, ProjectTooNew
from alapp.domain.words import tr
from alapp.store.clock import now

Kind = Literal["person", "lead", "recovery"]
KINDS: tuple[Kind, ...] = get_args(Kind)

MAGIC = b"alapp key area\0\0"
VERSION = 1
COPY = 8192
"""Bytes of one copy: a whole number of pages, room for all slots."""
AREA = 2 * COPY
MOST_SLOTS, LONGEST_NAME = 12, 40
KEY = 32
_HEAD, _DIGEST = len(MAGIC) + 6, 32

LEAST_MEMORY_KIB, LEAST_PASSES = 64 * 1024, 3
"""The floor of Argon2id's cost; a slot below it is not used, whoever wrote it."""
MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 1024 * 1024, 16, 8
MOST_WORK_KIB = 4 * MOST_MEMORY_KIB
"""Memory times passes: a planted slot cannot keep the machine busy for longer than some seconds."""
_AIM_SECONDS, _USUAL_MEMORY_KIB = 0.5, 512 * 1024

KEY_FILE_LEAST, KEY_FILE_MOST = 32, 2**20
_KEY_FILE_HEAD = b"alapp key file 1\n"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a password costs: memory in KiB, passes over it, lanes side by side."""

    memory_kib: int = LEAST_MEMORY_KIB
    passes: int = LEAST_PASSES
    lanes: int = 1

    @property
    def problem(self) -> str:
        """Why a slot of this cost is not used; empty when it is within bounds."""
        if self.memory_kib < LEAST_MEMORY_KIB or self.passes < LEAST_PASSES or self.lanes < 1:
            return tr("it is weaker than this program permits")
        work = self.memory_kib * self.passes
        if self.memory_kib > MOST_MEMORY_KIB or self.passes > MOST_PASSES or work > MOST_WORK_KIB:
            return tr("it asks for more memory or time than this program permits")
        return tr("it asks for more lanes than this program permits") if self.lanes > MOST_LANES else ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One way to the master key; ``wrapped`` is that key, sealed. All but the seal is bound to it."""

    number: int
    kind: Kind
    name: str
    made_at: str
    cost: Cost
    key_file: bool
    salt: bytes
    nonce: bytes = b""
    wrapped: bytes = b""


@dataclass(frozen=True, slots=True)
class KeyArea:
    """All slots of one master key; ``id`` is the same in every backup, ``generation`` grows with each change."""

    id: bytes
    generation: int
    slots: tuple[Slot, ...]

    def with_slot(self, slot: Slot) -> KeyArea:
        """Return the area with this slot, in place of one of the same number.

        Raises
        ------
        BadInput : there is no room.
        """
        others = tuple(s for s in self.slots if s.number != slot.number)
        if len(others) >= MOST_SLOTS:
            raise BadInput(
                tr("There is room for {most_slots} keys.", most_slots=MOST_SLOTS),
                tr("Nothing was added."),
                tr("Remove one first."),
            )
        slots = tuple(sorted((*others, slot), key=lambda s: s.number))
        return replace(self, generation=self.generation + 1, slots=slots)

    def without(self, number: int) -> KeyArea:
        """Return the area without this slot.

        Raises
        ------
        BadInput : there is no such slot, or it is the last.
        """
        left = tuple(s for s in self.slots if s.number != number)
        if len(left) == len(self.slots):
            raise BadInput(
                tr("There is no key {number}.", number=number),
                tr("Nothing was removed."),
                tr("`alapp key list` shows the keys."),
            )
        if not left:
            raise BadInput(
                tr("The last key cannot be removed."),
                tr("Nobody could open the project again; nothing was removed."),
                tr("Add another key first, or turn the encryption off."),
            )
        return replace(self, generation=self.generation + 1, slots=left)

    @property
    def free_number(self) -> int:
        """The number a new slot gets."""
        return max((slot.number for slot in self.slots), default=0) + 1


# -- one copy and both ----------------------------------------------------------------------------------------


def to_bytes(area: KeyArea) -> bytes:
    """Return both copies, ``AREA`` bytes."""
    payload = msgspec.json.encode(area)
    head = MAGIC + VERSION.to_bytes(2, "big") + len(payload).to_bytes(4, "big")
    body = (head + payload).ljust(COPY - _DIGEST, b"\0")
    if len(body) != COPY - _DIGEST:
        raise BadInput(tr("The keys do not fit."), tr("Nothing was changed."), tr("Choose shorter names for them."))
    return 2 * (body + hashlib.sha256(body).digest())


def from_bytes(data: bytes) -> KeyArea | None:
    """Return the newest whole copy of ``AREA`` bytes, None when neither is whole.

    Raises
    ------
    ProjectTooNew : a newer program wrote it.
    """
    found = [area for area in (_copy(data[:COPY]), _copy(data[COPY:AREA])) if area is not None]
    return max(found, key=lambda area: area.generation, default=None)


def _copy(data: bytes) -> KeyArea | None:
    if len(data) != COPY or not data.startswith(MAGIC):
        return None
    if hashlib.sha256(data[:-_DIGEST]).digest() != data[-_DIGEST:]:
        return None
    if int.from_bytes(data[len(MAGIC) : len(MAGIC) + 2], "big") > VERSION:
        raise ProjectTooNew(
            tr("The keys of this project were written by a newer alapp."),
            tr("Nothing was changed."),
            tr("Update alapp on this computer, then open it again."),
        )
    length = int.from_bytes(data[len(MAGIC) + 2 : _HEAD], "big")
    try:
        area = msgspec.json.decode(data[_HEAD : _HEAD + length], type=KeyArea)
    except msgspec.MsgspecError:
        return None
    return area if 0 < len(area.slots) <= MOST_SLOTS else None


# -- secrets --------------------------------------------------------------------------------------------------


def new_master() -> bytearray:
    """Return a random master key in a buffer that can be wiped."""
    return bytearray(secrets.token_bytes(KEY))


def new_area() -> KeyArea:
    """Return a key area without slots; it must get one before it is stored."""
    return KeyArea(secrets.token_bytes(16), 0, ())


def new_key_file() -> bytes:
    """Return the content of a new key file: a line that says what it is, and 256 random bits in hexadecimal."""
    return _KEY_FILE_HEAD + secrets.token_hex(KEY).encode() + b"\n"


def key_file_digest(path: Path | None) -> bytes:
    """Return the SHA-256 of a key file; no bytes without one.

    Raises
    ------
    BadInput : it cannot be read, or its size is that of no key file.
    """
    if path is None:
        return b""
    try:
        with path.open("rb") as file:
            content = file.read(KEY_FILE_MOST + 1)
    except OSError as error:
        raise BadInput(
            tr("The key file “{name}” cannot be read.", name=path.name),
            tr("The project was not opened."),
            tr("Check that its drive is connected and that you may read it."),
            type(error).__name__,
        ) from None
    if not KEY_FILE_LEAST <= len(content) <= KEY_FILE_MOST:
        raise BadInput(
            tr("“{name}” is not a key file.", name=path.name),
            tr("The project was not opened."),
            tr("Choose the file that ends in .alkey."),
        )
    return hashlib.sha256(content).digest()


def seal(area: KeyArea, slot: Slot, master: bytearray, password: str, key_file: bytes = b"") -> Slot:
    """Return the slot with the master key sealed in it under a fresh salt; takes as long as its cost says."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 60 ms: only when a key is used

    bare = replace(slot, key_file=bool(key_file), salt=secrets.token_bytes(16), nonce=b"", wrapped=b"")
    nonce = secrets.token_bytes(12)
    wrapped = AESGCM(_slot_key(bare, password, key_file)).encrypt(nonce, bytes(master), _bound(area, bare))
    return replace(bare, nonce=nonce, wrapped=wrapped)


def unseal(area: KeyArea, slot: Slot, password: str, key_file: bytes = b"") -> bytearray | None:
    """Return the master key, None when the password or the key file is another one.

    Raises
    ------
    ProjectDamaged : the cost of the slot is out of bounds; nothing was computed.
    """
    if slot.cost.problem:
        raise unfit(slot)
    if slot.key_file != bool(key_file):
        return None
    from cryptography.exceptions import InvalidTag  # see seal
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bare = replace(slot, nonce=b"", wrapped=b"")
    try:
        return bytearray(
            AESGCM(_slot_key(bare, password, key_file)).decrypt(slot.nonce, slot.wrapped, _bound(area, bare))
        )
    except (InvalidTag, ValueError):
        return None


def unfit(slot: Slot) -> ProjectDamaged:
    """Return the error for a slot whose cost is out of bounds."""
    return ProjectDamaged(
        tr("Key {number} of this project is not used: {problem}.", number=slot.number, problem=slot.cost.problem),
        tr("The file was damaged or changed by somebody; nothing was opened."),
        tr("Open it with another key, or go on with a backup."),
        f"{slot.cost.memory_kib} KiB, {slot.cost.passes} passes, {slot.cost.lanes} lanes",
    )


def new_slot(area: KeyArea, kind: Kind, name: str, cost: Cost | None = None) -> Slot:
    """Return an unsealed slot with the next free number and the cost of this machine."""
    return Slot(area.free_number, kind, name.strip()[:LONGEST_NAME], now(), cost or calibrated(), False, b"")


@cache
def calibrated() -> Cost:
    """Return a cost of about half a second on this machine, never below the floor (takes as long, once a process).

    Memory grows first, since it is what an attacker with many processors lacks; passes only above 512 MiB. The seconds
    are those of the processor, so that other work on the machine does not make the keys weaker.
    """
    floor = Cost()
    once = max(seconds_of(floor), 1e-3)
    memory = min(_USUAL_MEMORY_KIB, LEAST_MEMORY_KIB * _AIM_SECONDS / once)
    memory_kib = max(LEAST_MEMORY_KIB, int(memory) // 16_384 * 16_384)
    a_pass = once / floor.passes * memory_kib / LEAST_MEMORY_KIB
    passes = max(LEAST_PASSES, min(MOST_WORK_KIB // memory_kib, MOST_PASSES, math.floor(_AIM_SECONDS / a_pass)))
    return Cost(memory_kib, passes)


def seconds_of(cost: Cost) -> float:
    """Return the processor's seconds of one try at a password."""
    began = time.thread_time()
    _argon2(b"calibration", bytes(16), cost)
    return time.thread_time() - began


def _slot_key(slot: Slot, password: str, key_file: bytes) -> bytes:
    return key_from(password, slot.salt, slot.cost, b"alapp slot 1", key_file)


def key_from(password: str, salt: bytes, cost: Cost, purpose: bytes, key_file: bytes = b"") -> bytes:
    """Return 32 bytes: Argon2id of the password, extracted together with the key file's digest for one purpose."""
    from cryptography.hazmat.primitives.hashes import SHA256  # see seal
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    stretched = _argon2(secret, salt, cost)
    return HKDF(SHA256(), KEY, salt=salt, info=purpose).derive(stretched + key_file)


def _argon2(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # see seal

    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY, Type.ID)


def _bound(area: KeyArea, bare: Slot) -> bytes:
    """Return what the seal also holds fast: whose slot it is and all that is said of it."""
    return msgspec.json.encode((area.id, bare))
