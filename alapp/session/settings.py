"""The values of all settings, and where they live: the user's file, the project, or an administrator's policy."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import platformdirs

from alapp.domain.errors import BadInput, UnknownName
from alapp.domain.guideline import LabelClass
from alapp.domain.words import tr
from alapp.session import policy
from alapp.session.setting_table import BY_KEY, Setting
from alapp.store.key_places import flush


class Values(Protocol):
    """A place that keeps values by key."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the stored value or the default."""
        ...

    def set(self, key: str, value: Any) -> None:
        """Store a value."""
        ...


def config_folder() -> Path:
    """Return the folder of the user's own settings; ``ALAPP_CONFIG`` overrides it."""
    return Path(os.environ.get("ALAPP_CONFIG") or platformdirs.user_config_dir("alapp", appauthor=False))


class UserFile:
    """The user's settings: one readable JSON file that holds only what differs from the default."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_folder() / "settings.json"
        self._values: dict[str, Any] = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}  # no file yet, or one that cannot be read: the defaults hold
        return found if isinstance(found, dict) else {}

    def get(self, key: str, default: Any = None) -> Any:
        """Return the stored value or the default."""
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Store a value; the file is old or new as a whole, and the new one on the disk when this returns."""
        self._values[key] = value
        if key in BY_KEY and value == BY_KEY[key].default:
            del self._values[key]
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._write(json.dumps(self._values, indent=1, ensure_ascii=False))

    def _write(self, text: str) -> None:
        """Write aside and flush, then into place, then flush the folder: a power cut never leaves an empty file."""
        aside = self.path.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            aside.chmod(0o600)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self.path)
        flush(self.path.parent)


def note(values: Values, key: str, value: Any) -> None:
    """Store what is a convenience alone; where it cannot be written, it holds until the program ends."""
    with suppress(OSError):
        values.set(key, value)


class Settings:
    """Reads and writes every setting by its key, wherever it is kept."""

    def __init__(
        self,
        user: Values | None = None,
        project: Values | None = None,
        labels: Callable[[], Sequence[LabelClass]] = tuple,
    ) -> None:
        self._labels = labels
        self._user = user if user is not None else UserFile()
        self._project = project
        self.changing: Callable[[], None] = lambda: None
        """Called before a setting of the project is changed; what it raises ends that."""
        self._known: dict[str, Any] = {}  # project values; nobody else writes them while the project is open

    def get(self, key: str) -> Any:
        """Return the value; a stored value that is no longer allowed counts as the default."""
        if key in self._known:
            return self._known[key]
        setting = _known(key)
        value = self._read(setting)
        if setting.scope == "project":
            self._known[key] = value
        return value

    def _read(self, setting: Setting) -> Any:
        rules = policy.current()
        forced = rules.forced(setting.key)
        return forced if forced is not None else rules.bounded(setting.key, self._own(setting))

    def _own(self, setting: Setting) -> Any:
        place = self._place(setting)
        value = place.get(setting.key, setting.default) if place is not None else setting.default
        try:
            return setting.check(value)
        except (BadInput, UnknownName):
            return setting.default

    def set(self, key: str, value: Any) -> None:
        """Check and store a value; a label class can be given by its name.

        Raises
        ------
        BadInput : the value cannot be used, or the setting is the administrator's.
        UnknownName : there is no such setting.
        """
        setting = _known(key)
        policy.refuse_setting(key)
        if setting.of_labels:
            value = self._of_label(setting, value)
        place = self._place(setting)
        if place is None:
            raise BadInput(tr("{words} belongs to a project, and none is open.", words=setting.words))
        if place is self._project:
            self.changing()
        value = setting.check(value)
        policy.refuse_beyond(key, value)
        place.set(key, value)
        self._known.pop(key, None)

    def choices(self, key: str) -> Mapping[str, str] | None:
        """Return the words of each value allowed, None where any text or number is; labels are those in use now."""
        setting = _known(key)
        if setting.of_labels:
            return {"": tr("None"), **{label.id: label.name for label in self._labels()}}
        return setting.choices() if setting.choices is not None else None

    def label(self, key: str) -> LabelClass | None:
        """Return the label class in use that the value stands for, by its id or its name."""
        return self._found(self.get(key))

    def _found(self, value: Any) -> LabelClass | None:
        wanted = str(value).strip().casefold()
        return next((c for c in self._labels() if wanted in (c.id.casefold(), c.name.casefold())), None)

    def _of_label(self, setting: Setting, value: Any) -> str:
        found = self._found(value)
        if found is None and str(value).strip():
            known = ", ".join(c.name for c in self._labels())
            raise BadInput(
                tr("There is no label “{value}”.", value=value),
                tr("{words} stays as it was.", words=setting.words),
                tr("Labels: {known}.", known=known),
            )
        return found.id if found is not None else ""

    def _place(self, setting: Setting) -> Values | None:
        return self._user if setting.scope == "user" else self._project


def _known(key: str) -> Setting:
    if key not in BY_KEY:
        raise UnknownName(
            tr("There is no setting called {key!r}.", key=key), remedy=tr("Known: {by_key}.", by_key=", ".join(BY_KEY))
        )
    return BY_KEY[key]
