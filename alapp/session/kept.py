"""What was begun and not handed in yet, kept in the project while it is locked or closed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alapp.domain.errors import AppError
from alapp.session.session import Session

Edits = Mapping[str, Any]
"""By page: what its screen keeps, plain values that go to JSON."""


def keep(session: Session, page: str, edits: Edits) -> None:
    """Keep the answer that was begun, the page and what its screens hold; on the disk when the session is closed.

    Nothing when the project is open for reading only. A disk that refuses is left to the closing session to tell.
    """
    if session.read_only:
        return
    asked = session.current
    kept: dict[str, Any] = {"page": page, "edits": dict(edits)}
    if asked is not None:
        given = session.task.draft(asked.answer.value if asked.answer else None)
        kept |= {"item": asked.item.id, "viewing": session.desk.viewing is not None}
        if asked.draft != given:
            kept["value"] = session.task.value(asked.draft)
    key = _key(session)
    session.writer.submit(lambda: session.project.state.set(key, kept), on_error=lambda _: None)


def take_back(session: Session) -> tuple[str, Edits]:
    """Put the item and the answer that was begun on the desk again; return the page and what its screens kept.

    An item that is gone, or a value that does not fit a guideline changed meanwhile, is left out.
    """
    kept = session.reader.state.get(_key(session)) or {}
    if not isinstance(kept, dict) or not kept:
        return "", {}
    item_id = kept.get("item")
    if isinstance(item_id, int):
        _show(session, item_id, bool(kept.get("viewing")))
        _draft(session, item_id, kept.get("value"))
    return str(kept.get("page", "")), dict(kept.get("edits", {}))


def _show(session: Session, item_id: int, viewing: bool) -> None:
    current = session.current
    if current is not None and current.item.id == item_id:
        return
    if not session.reader.items.get_many([item_id]):
        return
    if viewing or item_id in session.desk.pool.done:
        session.desk.view(item_id)
    else:
        session.desk.bring(item_id)


def _draft(session: Session, item_id: int, value: Any) -> None:
    current = session.current
    if value is None or current is None or current.item.id != item_id:
        return
    try:
        session.desk.redraft(session.task.draft(value))
    except AppError:
        return


def _key(session: Session) -> str:
    return f"kept:{session.annotator.code}"
