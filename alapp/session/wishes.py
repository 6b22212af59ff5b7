"""What the settings and the pool ask of the next round."""

from __future__ import annotations

from typing import Protocol

from alapp.domain.annotation import Annotator
from alapp.domain.words import N_
from alapp.learning.stated_mix import named
from alapp.session.desk import Desk
from alapp.session.detector_round import NO_DETECTOR, DetectorWish
from alapp.session.engine import TrainRequest
from alapp.session.purpose import means, target_of
from alapp.session.settings import Settings
from alapp.store.project import Project

DEADLY = N_("The background process ended with your detector. It is left out until you choose another or start again.")
"""Said of a detector that ended the child: a damaged or hostile file, or one that is too large for this machine."""


class Owner(Protocol):
    """What is needed of the session."""

    reader: Project
    settings: Settings
    annotator: Annotator
    desk: Desk


def request_of(session: Owner, version: int, deadly: str) -> TrainRequest:
    """Return the round that is asked for as model ``version``; ``deadly`` is a detector's file that ended the child."""
    get, guideline = session.settings.get, session.desk.guideline
    served, target = means(session.settings, guideline), target_of(session.settings, guideline)
    return TrainRequest(
        version=version,
        annotator=session.annotator.code,
        learner=served.learner or get("learner"),
        strategy=served.strategy or named(get("strategy"), get("mix_shares")),
        batch_size=get("batch_size"),
        random_share=get("random_share"),
        blind_share=get("blind_share"),
        seed=get("seed"),
        several=session.desk.task.multi,
        region=session.desk.task.region,
        embedding=get("embedding") if has_embeddings(session) else "off",
        embedding_file=get(_model_file(session)),
        target="" if target is None else target.id,
        detector=detector_of(session, deadly),
    )


def detector_of(session: Owner, deadly: str) -> DetectorWish:
    """Return what is wanted of a detector of one's own; one that ended the child is left out."""
    get = session.settings.get
    file = get("detector_file")
    if not file or session.desk.task.region != "box":
        return NO_DETECTOR
    out = file == deadly
    return DetectorWish(get("detector"), "" if out else file, get("detector_labels"), DEADLY if out else "")


def has_embeddings(session: Owner) -> bool:
    """Whether items are judged as a whole, and are texts, or pictures that a model of one's own reads."""
    modality = session.reader.items.modality()
    pictures = modality == "image" and bool(session.settings.get("picture_file"))
    return not session.desk.task.region and (modality in (None, "text") or pictures)


def _model_file(session: Owner) -> str:
    """Return the setting that names a model of one's own for such items."""
    return "picture_file" if session.reader.items.modality() == "image" else "embedding_file"
