"""The person's own keys: kept in the user's settings, checked against every command, in use at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from alapp.domain.guideline import FREE_LETTERS
from alapp.domain.words import tr
from alapp.session.action import EVERYWHERE, Action, canonical, own, shipped_keys
from alapp.session.actions import ACTIONS, BY_ID, expanded
from alapp.session.settings import Values, note

PLACE = "keys"
"""Where the user's settings keep them: the list of keys by the id of the command."""
FIXED = frozenset({"back", "unlock"})
"""Commands whose key is the one that every dialog and field has for it."""
_HELD = r"(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?"
_NAMES = "Enter|Space|Backspace|Delete|Up|Down|Left|Right|Home|End|PageUp|PageDown"
_SHAPE = re.compile(rf"{_HELD}(?:[^\sa-z]|{_NAMES}|F[1-9]|F1[0-2])")
_TYPING = frozenset({"Ctrl+C", "Ctrl+V", "Ctrl+X"})


def load(values: Values) -> None:
    """Use the keys that are kept; what cannot be used, or meets another command's key, is left out."""
    kept = values.get(PLACE, {})
    _use(_sound(kept) if isinstance(kept, dict) else {})
    while bad := [id_ for id_ in own.keys if any(_holder(BY_ID[id_], key) for key in own.keys[id_])]:
        _use({id_: keys for id_, keys in own.keys.items() if id_ != bad[-1]})


def can_change(action: Action) -> bool:
    """Whether a command can have another key: rows of digits and arrows, Esc and the lock cannot."""
    spread = any(len(expanded(key)) > 1 for key in shipped_keys(action))
    return action.id not in FIXED and not spread


def refusal(action: Action, key: str) -> str:
    """Return why a command cannot have a key, in words; empty when it can."""
    if not can_change(action):
        return tr("The keys of this command stay as they are.")
    kept = _kept(key)
    if kept:
        return kept
    other = _holder(action, key)
    return tr("{key} is the key of “{command}”.", key=key, command=other.title) if other is not None else ""


def change(values: Values, action: Action, key: str) -> str:
    """Give a command this key instead of its own, and keep that; return why not, in words. Keypad keys stay."""
    problem = refusal(action, key)
    if not problem:
        pad = (k for k in shipped_keys(action) if k.startswith("Num+"))
        _keep(values, {**own.keys, action.id: (key, *pad)})
    return problem


def reset(values: Values, action: Action) -> str:
    """Give a command the table's keys again; return why not, in words."""
    for key in shipped_keys(action):
        other = _holder(action, key)
        if other is not None:
            return tr("{key} is the key of “{command}”.", key=key, command=other.title)
    _keep(values, {id_: keys for id_, keys in own.keys.items() if id_ != action.id})
    return ""


def reset_all(values: Values) -> None:
    """Give every command the table's keys again."""
    _keep(values, {})


def _keep(values: Values, keys: Mapping[str, tuple[str, ...]]) -> None:
    _use({id_: found for id_, found in keys.items() if found != shipped_keys(BY_ID[id_])})
    note(values, PLACE, {id_: list(found) for id_, found in own.keys.items()})


def _use(keys: Mapping[str, tuple[str, ...]]) -> None:
    own.keys = dict(keys)
    own.revision += 1


def _sound(kept: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    found = {}
    for id_, keys in kept.items():
        action = BY_ID.get(id_)
        if action is not None and can_change(action) and isinstance(keys, list) and _well_formed(action, keys):
            found[id_] = tuple(keys)
    return found


def _well_formed(action: Action, keys: list[object]) -> bool:
    return bool(keys) and all(isinstance(key, str) and _may_be(action, key) for key in keys)


def _may_be(action: Action, key: str) -> bool:
    return key in shipped_keys(action) or not _kept(key)


def _kept(key: str) -> str:
    """Return what a key is kept for, whatever the command; empty when it is free."""
    if key[-1:].isdecimal() and not _is_function(key):
        return tr("Digits are kept for labels and pages.")
    if key in FREE_LETTERS:
        return tr("The letter {key} is kept for labels.", key=key)
    if key in _TYPING or not _SHAPE.fullmatch(key):
        return tr("{key} is kept for moving and editing.", key=key)
    return ""


def _is_function(key: str) -> bool:
    return re.fullmatch(r"F\d+", key.rpartition("+")[2]) is not None


def _holder(action: Action, key: str) -> Action | None:
    """Return the other command that has a key in a context in which this one works too."""
    named = canonical(key)
    return next((o for o in ACTIONS if o.id != action.id and _meet(action, o) and named in _singles(o)), None)


def _meet(one: Action, other: Action) -> bool:
    return EVERYWHERE in (*one.contexts, *other.contexts) or not set(one.contexts).isdisjoint(other.contexts)


def _singles(action: Action) -> set[str]:
    return {canonical(single) for key in action.keys for single in expanded(key)}
