"""The administrator's policy: a file that only administrators can write, and what it forces in this program.

The file is JSON and lies where ordinary people cannot write:

=========  =========================================
Linux      ``/etc/alapp/policy.json``
macOS      ``/Library/Application Support/alapp/policy.json``
Windows    ``%ProgramData%\\alapp\\policy.json``
=========  =========================================

Its fields, all of them optional:

``require_encryption`` (true or false)
    New projects have a password, and none is taken off. A project that was plain before opens, with a warning.
``encrypted_exports_only`` (true or false)
    Labeled sets and lists of what was not imported leave only as an encrypted archive.
``no_removable_media`` (true or false)
    Nothing is imported from a stick, a card, a disc or another drive that can be taken out.
``lock_minutes`` (1 to 240)
    The screen locks after so many minutes without a key at the latest; a person may set fewer.
``backup_folder`` (a full path)
    All backups go there.
``settings`` (names of settings and their values)
    Set for everybody; ``alapp settings`` prints names and values. They cannot be changed in the program.
``contact`` (a text)
    Whom to ask; shown where something is refused.
``updates`` (a text)
    Where newer versions come from; shown on the page about the program.

No setting of a person, no option and no variable of the environment can put it aside. A file that is there and cannot
be read or holds something unknown makes everything above that is true or false count as true: a mistyped rule must
not open what it was to close.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import msgspec
import platformdirs

from alapp.domain.errors import AppError, BadInput, NotAllowed
from alapp.domain.words import tr
from alapp.session.setting_table import BY_KEY
from alapp.store.removable import removable

NAME = "policy.json"
LOCK_KEY, BACKUP_KEY = "lock_minutes", "backup_folder"
MOST_BYTES = 1 << 20


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the file may say; see the module."""

    require_encryption: bool = False
    encrypted_exports_only: bool = False
    no_removable_media: bool = False
    lock_minutes: int = 0
    backup_folder: str = ""
    settings: dict[str, Any] = {}
    contact: str = ""
    updates: str = ""

    def __post_init__(self) -> None:
        if self.lock_minutes and not 1 <= self.lock_minutes <= 240:
            raise ValueError("lock_minutes lies between 1 and 240")
        if self.backup_folder and not Path(self.backup_folder).is_absolute():
            raise ValueError("backup_folder is a full path")


CLOSED = Rules(require_encryption=True, encrypted_exports_only=True, no_removable_media=True, lock_minutes=10)
"""What counts when the file cannot be read."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules in force, the file they come from (None: there is none), and what is wrong with it, in words."""

    rules: Rules = field(default_factory=Rules)
    path: Path | None = None
    problem: str = ""

    @property
    def any(self) -> bool:
        """Whether there is a policy."""
        return self.path is not None

    def forced(self, key: str) -> Any:
        """Return the value that a setting has for everybody; None where people may choose."""
        if key == BACKUP_KEY and self.rules.backup_folder:
            return self.rules.backup_folder
        return self.rules.settings.get(key)

    def bounded(self, key: str, value: Any) -> Any:
        """Return what a person's own value counts as: a later lock than the administrator's is his."""
        most = self.rules.lock_minutes
        if key == LOCK_KEY and most and (not value or value > most):
            return most
        return value

    def words(self, key: str) -> str:
        """Say what the policy does to a setting; empty where it does nothing."""
        if self.forced(key) is not None:
            return tr("Set by your administrator.")
        if key == LOCK_KEY and self.rules.lock_minutes:
            return tr("Your administrator allows {n} minutes at most.", n=self.rules.lock_minutes)
        return ""

    def sentences(self) -> tuple[str, ...]:
        """Return all that is set by policy, a sentence each."""
        rules = self.rules
        said = {
            tr("New projects are encrypted, and encryption is not taken off."): rules.require_encryption,
            tr("Labeled sets leave as encrypted archives only."): rules.encrypted_exports_only,
            tr("Nothing is imported from removable media."): rules.no_removable_media,
            tr("The screen locks after {n} minutes at the latest.", n=rules.lock_minutes): rules.lock_minutes,
            tr("Backups go to {folder}.", folder=rules.backup_folder): rules.backup_folder,
        }
        settings = (f"{key} = {value}" for key, value in sorted(rules.settings.items()))
        return (*(words for words, on in said.items() if on), *settings)


def places() -> tuple[Path, ...]:
    """Return where the file may lie on this system, the one that counts first."""
    if sys.platform == "win32":
        return (Path(platformdirs.site_config_dir("alapp", appauthor=False)) / NAME,)  # asks Windows, no variable
    if sys.platform == "darwin":
        return (Path("/Library/Application Support/alapp") / NAME,)
    return (Path("/etc/alapp") / NAME,)


_read: dict[tuple[Path, ...], Policy] = {}
"""What was read, once a process and place: what counts does not change under a person's hands."""


def current() -> Policy:
    """Return the policy of this machine; read once."""
    at = places()
    if at not in _read:
        _read[at] = next((read(path) for path in at if is_there(path)), Policy())
    return _read[at]


def is_there(path: Path) -> bool:
    """Say whether a file is there; one in a folder that may not be looked into counts, as it may hold rules."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def read(path: Path) -> Policy:
    """Return the policy of a file; everything closed, with words, when it cannot be understood."""
    try:
        with path.open("rb") as file:
            rules = msgspec.json.decode(file.read(MOST_BYTES), type=Rules)
        rules = msgspec.structs.replace(rules, settings=_checked(rules.settings))
    except OSError as error:
        return Policy(CLOSED, path, _closed(tr("It cannot be read: {reason}.", reason=error.strerror or "")))
    except (msgspec.MsgspecError, ValueError, RecursionError, AppError) as error:
        reason = error.what.rstrip(".") if isinstance(error, AppError) else str(error)
        return Policy(CLOSED, path, _closed(tr("It is no policy: {reason}.", reason=reason)))
    return Policy(rules, path, _open_to_all(path))


def _checked(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values as the settings have them; raises BadInput for an unknown name or a value that cannot be."""
    unknown = ", ".join(sorted(set(settings) - set(BY_KEY)))
    if unknown:
        raise BadInput(tr("no such setting: {names}", names=unknown))
    return {key: BY_KEY[key].check(value) for key, value in settings.items()}


def _closed(what: str) -> str:
    return tr("{what} Until an administrator mends it, all that a policy can forbid is forbidden.", what=what)


def _open_to_all(path: Path) -> str:
    """Warn of a file, or a folder of it, that the person at work could change."""
    mine = [p for p in (path, path.parent) if os.access(p, os.W_OK)]
    if not mine or (hasattr(os, "geteuid") and os.geteuid() == 0):
        return ""
    return tr("You may change {name} yourself: it binds nobody until only administrators can.", name=mine[0].name)


# -- what is refused ---------------------------------------------------------------------------------------------


def check_new_project(*, encrypted: bool) -> None:
    """Raise NotAllowed for a project without a password where all must have one."""
    if not encrypted and current().rules.require_encryption:
        _refuse(tr("New projects are encrypted on this machine."), tr("Give the project a password."))


def check_decrypting() -> None:
    """Raise NotAllowed where encryption may not be taken off."""
    if current().rules.require_encryption:
        _refuse(tr("Encryption is not taken off on this machine."), tr("Keep the password, or change it."))


def check_export(*, encrypted: bool) -> None:
    """Raise NotAllowed for a plain export where only archives may leave."""
    if not encrypted and current().rules.encrypted_exports_only:
        _refuse(tr("Labeled sets leave this machine encrypted only."), tr("Give the export a password."))


def check_plain(what: str) -> None:
    """Raise NotAllowed for a file that would hold words of the items and cannot be an archive; ``what`` names it."""
    if current().rules.encrypted_exports_only:
        _refuse(
            tr("{what}: files with content leave this machine encrypted only.", what=what),
            tr("Export the labeled set with a password instead."),
        )


def check_source(path: Path) -> None:
    """Raise NotAllowed for a file or folder on removable media where nothing may come from there."""
    if current().rules.no_removable_media and removable(path):
        _refuse(
            tr("Nothing is imported from removable media on this machine."), tr("Copy the file to a fixed drive first.")
        )


def refuse_setting(key: str) -> None:
    """Raise BadInput when a setting belongs to the administrator."""
    policy = current()
    if policy.forced(key) is not None:
        raise BadInput(
            tr("Your administrator sets “{key}” on this machine.", key=key), tr("It stays as it was."), whom(policy)
        )


def refuse_beyond(key: str, value: Any) -> None:
    """Raise BadInput for a value that the administrator does not allow."""
    policy = current()
    if policy.bounded(key, value) != value:
        raise BadInput(policy.words(key), tr("It stays as it was."), whom(policy))


def as_plain(rules: Rules) -> dict[str, Any]:
    """Return the rules as they stand in a file, those left out with what they are then."""
    return dict(msgspec.to_builtins(rules))


def whom(policy: Policy) -> str:
    """Say whom to ask."""
    contact = policy.rules.contact
    return tr("Ask {contact}.", contact=contact) if contact else tr("Ask your administrator.")


def plain_project_words(*, encrypted: bool) -> str:
    """Warn of an older project that is not encrypted where new ones must be; empty otherwise."""
    if encrypted or not current().rules.require_encryption:
        return ""
    return tr("This project is not encrypted, as your administrator wants it: Data, Safety encrypts it.")


def _refuse(what: str, remedy: str) -> NoReturn:
    policy = current()
    raise NotAllowed(what, tr("A rule of your administrator says so."), f"{remedy} {whom(policy)}")
