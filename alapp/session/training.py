"""When to retrain, and what to do with what comes back; the item on screen never changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, Protocol

import msgspec

from alapp.domain.annotation import Annotator, Pick, Suggestion
from alapp.domain.errors import AppError
from alapp.domain.model import Outcome, Predictions
from alapp.jobs.lane import LATER, Lane
from alapp.session.background import Background, Job
from alapp.session.blobs import pack_predictions, pack_suggestions, unpack_predictions, unpack_suggestions
from alapp.session.desk import Desk
from alapp.session.engine import FeatureChunk, FeatureState, TrainRequest
from alapp.session.settings import Settings
from alapp.store.project import Project

FIRST_MODEL = 20
"""Suggestions start after this many answers."""

State = Literal["none", "running", "current", "failed"]


@dataclass(frozen=True, slots=True)
class TrainingState:
    """What the model does: ``version`` is the newest one, 0 for none; ``percent`` of the training under way."""

    state: State = "none"
    version: int = 0
    percent: int = 0
    message: str = ""
    labels: int = 0


class Owner(Protocol):
    """What training needs of the session."""

    project: Project
    reader: Project
    settings: Settings
    background: Background
    writer: Lane
    annotator: Annotator
    desk: Desk

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def take_picks(self, picks: list[Pick], suggestions: dict[int, Suggestion]) -> None:
        """Refill the queue."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell the listeners."""
        ...


class Trainer:
    """Starts a training when enough answers came in, and brings its outcome to the queue."""

    def __init__(self, session: Owner) -> None:
        self._session = session
        self._job: Job | None = None
        self._answers_seen = 0
        self._pool_seen = 0
        self._again = False
        self._state = TrainingState()
        self.predictions: Predictions | None = None

    @property
    def state(self) -> TrainingState:
        """What the model does now."""
        if self._job is not None:
            return replace(self._state, state="running", percent=self._job.percent)
        return self._state

    def resume(self) -> None:
        """Take up where the project was left: the stored queue, the newest model; train if it is behind."""
        session, store = self._session, self._session.reader
        record = store.models.latest()
        suggestions: dict[int, Suggestion] = {}
        if record is not None:
            self._state = TrainingState("current", record.version, labels=record.n_labels)
            suggestions = unpack_suggestions(store.models.blob(record.version, "ranking"))
            self.predictions = unpack_predictions(store.models.blob(record.version, "predictions"))
            self._answers_seen = record.n_labels
        self._pool_seen = len(session.desk.pool)
        rows = store.state.get("queue", [])
        picks = [msgspec.convert(row, Pick) for row in rows]
        place = store.state.get("position", None)
        picks.sort(key=lambda p: p.item_id != place)  # the item that was on screen comes first
        session.take_picks([p for p in picks if p.item_id not in session.desk.pool.done], suggestions)
        if not self._up_to_date():
            self._start_by_itself()

    def _up_to_date(self) -> bool:
        answered, seen = len(self._session.desk.pool.done), self._answers_seen
        enough_for_the_first = seen < FIRST_MODEL <= answered
        behind = enough_for_the_first or answered - seen >= self._session.settings.get("batch_size")
        return bool(len(self._session.desk.queue)) and not behind

    def notice(self) -> None:
        """Look whether a training is due: a batch of new answers, a growing pool, a queue that runs low."""
        session = self._session
        grown = len(session.desk.pool) > 1.1 * self._pool_seen + 10
        if grown or not self._up_to_date():
            self._start_by_itself()

    def _start_by_itself(self) -> None:
        if not self._session.background.inline:  # without a background, only when asked to
            self.start()

    def start(self) -> None:
        """Start a training, or once more when one is under way."""
        session = self._session
        if session.read_only or not len(session.desk.pool):
            return
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._answers_seen = len(session.desk.pool.done)
        self._pool_seen = len(session.desk.pool)
        request = self._request()
        job = session.background.start(
            "train",
            f"Training model {request.version}",
            "train",
            str(session.project.path),
            request,
            on_part=self._keep,
            on_done=self._accept,
            on_error=self._failed,
        )
        self._job = job if job.state in ("waiting", "running") else None  # inline, it is done already
        session.tell("training")

    def cancel(self) -> None:
        """Stop the training under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._session.tell("training")

    def _request(self) -> TrainRequest:
        session = self._session
        get = session.settings.get
        return TrainRequest(
            version=session.reader.models.next_version(),
            annotator=session.annotator.code,
            learner=get("learner"),
            strategy=get("strategy"),
            batch_size=get("batch_size"),
            random_share=get("random_share"),
            blind_share=get("blind_share"),
            seed=get("seed"),
            several=session.desk.task.multi,
        )

    def _keep(self, part: FeatureState | FeatureChunk) -> None:
        """Store features that the child computed (on the job's thread; waits for the writer)."""
        project, ask = self._session.project, self._session.writer.ask
        store = project.features
        if isinstance(part, FeatureState):
            ask(lambda: store.clear(part.extractor), urgency=LATER)
            ask(lambda: store.put_state(part.extractor, part.blob), urgency=LATER)
            ask(lambda: project.state.set(f"fitted_on:{part.extractor}", part.fitted_on), urgency=LATER)
        else:
            ask(lambda: store.put_chunk(part.extractor, part.first_id, part.last_id, part.blob), urgency=LATER)

    def _accept(self, outcome: Outcome) -> None:
        self._job = None
        session = self._session
        if outcome.record.class_ids != tuple(c.id for c in session.desk.guideline.active):
            self.start()  # labels were added, retired or moved meanwhile
            return
        if outcome.record.n_labels < FIRST_MODEL:  # a first look: picks, but no model to be trusted yet
            session.take_picks(list(outcome.picks), {})
            session.tell("training")
            self._perhaps_again()
            return
        ranking = pack_suggestions(outcome)
        predictions = pack_predictions(outcome.predictions)
        session.writer.submit(
            lambda: session.project.models.add(outcome.record, outcome.weights, ranking, predictions),
            lambda _: self._take(outcome, ranking),
            lambda error: self._failed(_storage(error)),
        )

    def _take(self, outcome: Outcome, ranking: bytes) -> None:
        self._state = TrainingState("current", outcome.record.version, labels=outcome.record.n_labels)
        self.predictions = outcome.predictions
        self._session.take_picks(list(outcome.picks), unpack_suggestions(ranking))
        self._session.tell("training", "model")
        self._perhaps_again()

    def _perhaps_again(self) -> None:
        if self._again:
            self.start()

    def _failed(self, error: AppError) -> None:
        self._job = None
        message = f"Training stopped: {error.what} You can go on labeling; the order stays as it is."
        self._state = replace(self._state, state="failed", message=message)
        self._session.tell("training", "message")


def _storage(error: BaseException) -> AppError:
    return error if isinstance(error, AppError) else AppError("the model could not be stored.")
