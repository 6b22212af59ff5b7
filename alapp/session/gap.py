"""The label that the model finds least often: open items that it says have it come next, the least sure ones first."""

from __future__ import annotations

import numpy as np

from alapp.domain.words import tr, trn
from alapp.session.advice import VERIFY
from alapp.session.session import Session


def queue_label(session: Session, label_id: str, n: int = VERIFY) -> str:
    """Let up to ``n`` open items come next of which the model says this label; return words for the status line.

    The least sure ones come first: near the border lie the items that the label is confused with. They are asked for,
    and so no random checks. The first of them is put on the screen, for which nothing that is being answered must
    stand there.
    """
    ids = said_to_have(session, label_id)[:n]
    label, guideline = session.guideline.by_id(label_id), session.guideline
    name = label.name if label is not None else label_id
    if session.read_only:
        return tr("This project is open for reading only.")
    if not ids:
        return tr(
            "The model says {name} of no open {noun}. Keywords may find some (Ctrl+K, keywords).",
            name=name,
            noun=tr(guideline.noun),
        )
    session.queue_next(ids)
    if session.desk.viewing is None:
        session.desk.bring(ids[0])
        session.keep_place()
        session.tell("current")
    return trn(
        "{n} {noun} that the model calls {name} comes next.",
        "{n} {noun} that the model calls {name} come next.",
        len(ids),
        noun=tr(guideline.noun if len(ids) == 1 else guideline.noun_plural),
        name=name,
    )


def said_to_have(session: Session, label_id: str) -> list[int]:
    """Return the open items of which the newest model says this label, the least sure first."""
    said = session.trainer.predictions
    if said is None or label_id not in said.class_ids:
        return []
    has = np.flatnonzero(said.best == said.class_ids.index(label_id))
    order = has[np.argsort(said.confidence[has], kind="stable")]
    return [int(i) for i in said.item_ids[order] if int(i) not in session.desk.pool.done]
