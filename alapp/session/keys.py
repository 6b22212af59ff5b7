"""The keys of encrypted projects, for the window and the terminal: opening, adding, changing, turning on and off.

Everything here that tries or makes a key takes about half a second of one processor (Argon2id, which lets other threads
run meanwhile): never call it on the window's thread. :func:`is_encrypted`, :func:`needs_key_file`, :func:`slots_of` and
:func:`lock` are quick.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from glob import escape as glob_escape
from pathlib import Path
from typing import Literal

from alapp.domain.errors import AppError, BadInput, WrongPassword
from alapp.domain.words import N_, tr
from alapp.session import policy
from alapp.session.progress import Progress
from alapp.store import encryption, key_places, keyring
from alapp.store.backups import backup_folder
from alapp.store.database import is_open_here
from alapp.store.failures import translated
from alapp.store.opening import Keys
from alapp.store.recovery_key import looks_like_one, new_recovery_key, read_recovery_key
from alapp.store.slots import (
    KeyArea,
    Kind,
    Slot,
    key_file_digest,
    new_area,
    new_key_file,
    new_master,
    new_slot,
    seal,
    unseal,
)

KEY_FILE_SUFFIX = ".alkey"
SHORTEST, LONGEST = 8, 1024
"""Characters of a password."""

BACKUPS_KEEP_IT = N_("Backups and copies made before still open with it.")
"""What taking a key away cannot do."""

KIND_WORDS: dict[str, str] = {
    "person": N_("password"),
    "lead": N_("password of the lead"),
    "recovery": N_("recovery key"),
}


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One key of a project as a person is told of it."""

    number: int
    kind: Literal["person", "lead", "recovery"]
    name: str
    made_at: str
    key_file: bool

    @property
    def words(self) -> str:
        """What opens it."""
        return tr(KIND_WORDS[self.kind]) + (tr(" and key file") if self.key_file else "")


@dataclass(frozen=True, slots=True)
class Protection:
    """What a new encrypted project is made with: a password, perhaps a key file, and whose they are."""

    password: str
    key_file: Path | None = None
    name: str = ""
    kind: Literal["person", "lead"] = "person"


# -- looking ----------------------------------------------------------------------------------------------------


def is_encrypted(path: Path) -> bool:
    """Whether the project needs a password; False for what is not there or no project: opening it says why."""
    try:
        return bool(encryption.areas_of(path))
    except AppError:
        return False


def is_unlocked(path: Path) -> bool:
    """Whether the key of the project is in this process."""
    return keyring.has(path)


def needs_key_file(path: Path) -> bool:
    """Whether every password of the project needs a key file as well; a recovery key never does."""
    passwords = [slot for slot in slots_of(path) if slot.kind != "recovery"]
    return bool(passwords) and all(slot.key_file for slot in passwords)


def slots_of(path: Path) -> tuple[KeySlot, ...]:
    """Return the keys of a project, locked or not; none when it is not encrypted.

    Raises
    ------
    StorageFailed : it is not there or may not be read.
    """
    return tuple(_shown(slot) for area in encryption.areas_of(path)[:1] for slot in area.slots)


# -- in and out ---------------------------------------------------------------------------------------------------


_OPENED_BY: dict[Path, KeySlot] = {}
"""Which key let a project in, by its whole path, for as long as it is unlocked."""


def opened_by(path: Path) -> KeySlot | None:
    """Return the key that a project was unlocked with; None when it is locked, plain, or was made just now."""
    return _OPENED_BY.get(path.resolve()) if keyring.has(path) else None


def unlock(path: Path, password: str, key_file: Path | None = None) -> KeySlot:
    """Take the key of a project into memory, by a password or a recovery key, and return which of them opened it.

    Raises
    ------
    WrongPassword : none of the project's keys opens with it.
    BadInput : the key file cannot be used.
    ProjectDamaged : the keys are damaged.
    NotAProject : it is not encrypted.
    """
    slot, misread = None, ""
    if looks_like_one(password):
        try:
            slot = encryption.let_in(path, read_recovery_key(password), recovery=True)
        except BadInput as error:  # or it is a password that looks like one
            misread = error.what
    if slot is None:
        slot = encryption.let_in(path, password, key_file_digest(key_file))
    if slot is None and key_file is not None:  # a key of the project that needs none
        slot = encryption.let_in(path, password)
    if slot is None:
        raise _wrong(path, key_file, misread)
    _OPENED_BY[path.resolve()] = _shown(slot)
    return _shown(slot)


def lock(path: Path) -> None:
    """Forget the key of a project, for its copies as well; close the project first."""
    for other in keyring.alike(path):
        if not is_open_here(other):
            keyring.forget(other)
    keyring.forget(path)
    _OPENED_BY.pop(path.resolve(), None)


def lock_if_closed(path: Path) -> None:
    """Forget the key of a project, unless somebody else in this process still has it open."""
    if not is_open_here(path):
        lock(path)


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Keep the key of a project through a closing inside, which would forget it."""
    key, area, slot = keyring.key_of(path), keyring.area_of(path), opened_by(path)
    try:
        yield
    finally:
        if slot is not None:
            _OPENED_BY[path.resolve()] = slot
        if key is not None and area is not None:
            keyring.hold(path, key, area)
            key[:] = bytes(len(key))


# -- changing -----------------------------------------------------------------------------------------------------


def add_slot(
    path: Path,
    password: str,
    *,
    kind: Literal["person", "lead"] = "person",
    name: str = "",
    key_file: Path | None = None,
) -> KeySlot:
    """Let another password open an unlocked project.

    Raises
    ------
    BadInput : the password is too short or too long, or there is no room for another.
    ProjectLocked, ReadOnlyProject, ProjectInUse, StorageFailed : it could not be stored; nothing was changed.
    """
    return _add(path, kind, name, checked(password), key_file)


def make_recovery_key(path: Path, name: str = "Paper") -> str:
    """Add a recovery key to an unlocked project and return it: it is shown once and stored nowhere; see add_slot."""
    printed = new_recovery_key()
    _add(path, "recovery", name, printed, None)
    return printed


def remove_slot(path: Path, number: int) -> str:
    """Take a key away from an unlocked project, and return what that cannot do.

    Raises
    ------
    BadInput : there is no such key, or it is the last.
    """
    encryption.change_slots(path, lambda area: area.without(number))
    return tr(BACKUPS_KEEP_IT)


def change_password(
    path: Path, old: str, new: str, *, key_file: Path | None = None, new_key_file: Path | None = None
) -> KeySlot:
    """Put a new password in the place of an old one of an unlocked project; without a new key file it needs none.

    Raises
    ------
    WrongPassword : the old one opens no key; nothing was changed.
    """
    word, old_file, new_file = checked(new), key_file_digest(key_file), key_file_digest(new_key_file)
    changed: list[Slot] = []

    def change(area: KeyArea) -> KeyArea:
        for slot in area.slots:
            key = None if slot.kind == "recovery" or slot.cost.problem else unseal(area, slot, old, old_file)
            if key is not None:
                fresh = replace(new_slot(area, slot.kind, slot.name), number=slot.number)
                changed.append(seal(area, fresh, key, word, new_file))
                key[:] = bytes(len(key))
                return area.with_slot(changed[0])
        raise _wrong(path, key_file)

    encryption.change_slots(path, change)
    return _shown(changed[0])


def make_key_file(path: Path) -> None:
    """Write a new key file, readable by its owner only.

    Raises
    ------
    BadInput : there is a file of that name.
    StorageFailed : the disk refused.
    """
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise BadInput(
            tr("“{name}” is there already.", name=path.name), tr("It was left as it is."), tr("Choose another name.")
        ) from None
    except OSError:
        with translated(path):
            raise
    with translated(path), os.fdopen(handle, "wb") as file:
        file.write(new_key_file())
        file.flush()
        os.fsync(file.fileno())


# -- on and off ---------------------------------------------------------------------------------------------------


def new_keys(protection: Protection) -> Keys:
    """Return a fresh master key, and slots with the first key in them; raises as :func:`add_slot`."""
    word, digest = checked(protection.password), key_file_digest(protection.key_file)
    area, master = new_area(), new_master()
    first = seal(area, new_slot(area, protection.kind, protection.name), master, word, digest)
    return master, area.with_slot(first)


def encrypt(path: Path, protection: Protection, progress: Progress | None = None) -> tuple[Path, ...]:
    """Encrypt a closed project, leave it unlocked, and return copies beside it that are still plain.

    Raises
    ------
    BadInput : it is encrypted already, or the password cannot be used.
    ProjectInUse : it is open; close it first.
    StorageFailed : there is no room for a second file; nothing was changed.
    """
    step = (progress or Progress()).step
    encryption.encrypt_file(path, new_keys(protection), lambda done, total: step(done, total, "Encrypting"))
    return plain_copies(path)


def decrypt(path: Path, progress: Progress | None = None) -> None:
    """Turn an unlocked and closed project into a plain file; raises as :func:`encrypt`, ProjectLocked, NotAllowed."""
    policy.check_decrypting()
    step = (progress or Progress()).step
    encryption.decrypt_file(path, lambda done, total: step(done, total, "Decrypting"))


def plain_copies(path: Path, backups: Path | None = None) -> tuple[Path, ...]:
    """Return older copies of a project that are not encrypted: ``NAME.*.alapp`` beside it and among its backups."""
    folders = {path.parent, backup_folder(path), *([backups] if backups is not None else [])}
    named = (copy for folder in folders for copy in folder.glob(f"{glob_escape(path.stem)}.*{path.suffix}"))
    found = []
    for copy in sorted({copy for copy in named if copy != path and copy.is_file()}):
        with translated(copy):
            if key_places.is_plain(copy):
                found.append(copy)
    return tuple(found)


# -- words --------------------------------------------------------------------------------------------------------


def checked(password: str) -> str:
    """Return the password; raises BadInput when it cannot be used."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(
            tr(
                "A password has {shortest} to {longest} characters; this one has {count}.",
                shortest=SHORTEST,
                longest=LONGEST,
                count=len(password),
            ),
            tr("Nothing was changed."),
            tr("Four or five words that do not belong together are easy to keep in mind."),
        )
    return password


def strength(password: str) -> tuple[int, str]:
    """Return 0 (unusable) to 3 (strong) and words for it, from length and how many different signs there are.

    That says nothing of words that somebody could guess; the limit of the guess is the cost of one try.
    """
    kinds = sum(any(test(sign) for sign in password) for test in (str.islower, str.isupper, str.isdigit)) + any(
        not sign.isalnum() for sign in password
    )
    varied = len(set(password)) >= max(5, len(password) // 4)
    if len(password) < SHORTEST:
        return 0, tr("Too short: {shortest} characters at least", shortest=SHORTEST)
    if not varied or (len(password) < 12 and kinds < 3):
        return 1, tr("Weak: make it longer")
    return (3, tr("Strong")) if len(password) >= 16 else (2, tr("Fair: longer is better"))


# -- inside -------------------------------------------------------------------------------------------------------


def _add(path: Path, kind: Kind, name: str, secret: str, key_file: Path | None) -> KeySlot:
    digest = key_file_digest(key_file)
    added: list[Slot] = []

    def change(area: KeyArea) -> KeyArea:
        master = keyring.key_of(path)
        assert master is not None  # change_slots asked for it
        added.append(seal(area, new_slot(area, kind, name), master, secret, digest))
        master[:] = bytes(len(master))
        return area.with_slot(added[0])

    encryption.change_slots(path, change)
    return _shown(added[0])


def _wrong(path: Path, key_file: Path | None, misread: str = "") -> WrongPassword:
    if misread:
        remedy = tr("Compare every group with the sheet.")
    elif key_file is None and any(slot.key_file for slot in slots_of(path)):
        remedy = tr("Try again, with its key file if it has one, or type the recovery key from its sheet.")
    elif key_file is not None:
        remedy = tr("Check the key file too, or type the recovery key from its sheet.")
    else:
        remedy = tr("Look at Caps Lock and the keyboard's language, or type the recovery key from its sheet.")
    return WrongPassword(
        misread or tr("The password does not open this project."), tr("Nothing was opened or changed."), remedy
    )


def _shown(slot: Slot) -> KeySlot:
    return KeySlot(slot.number, slot.kind, slot.name, slot.made_at, slot.key_file)
