"""When to retrain, and what to do with what comes back; the item on screen never changes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Protocol

import msgspec

from alapp.domain.annotation import Annotator, Pick, Suggestion
from alapp.domain.errors import AppError, BadInput, WorkFailed, explain
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.domain.words import tr
from alapp.features.base import RICH_FOR_ALL
from alapp.jobs.lane import LATER, Lane
from alapp.session.arrivals import Arrivals
from alapp.session.background import Background, Job
from alapp.session.blobs import pack_predictions, pack_suggestions, unpack_predictions, unpack_suggestions
from alapp.session.desk import Desk
from alapp.session.detector_round import NO_DETECTOR, suggests_early
from alapp.session.engine import FIRST_MODEL, TrainRequest
from alapp.session.feature_rows import FeatureChunk, FeatureState
from alapp.session.memory import shortage
from alapp.session.purpose import means
from alapp.session.settings import Settings
from alapp.session.wishes import detector_of, has_embeddings, request_of
from alapp.store.project import Project

PIECE = 2.0
"""Seconds of preparation at a time."""

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
        self.preparing: Job | None = None
        self._request: TrainRequest | None = None
        self._version_given = 0
        self._answers_seen = 0
        self._elsewhere = 0  # answers of others, less what is done without an answer
        self._pool_seen = 0
        self._again = False
        self._storing = False  # the next round begins when the one before is on disk: it reads what that one left
        self._state = TrainingState()
        self.predictions: Predictions | None = None
        self._arrivals = Arrivals(session)
        self._deadly = ""
        self._declined = NO_DETECTOR
        self._epoch = 0  # counts erasures
        self.sentences = (0, 0)
        """Items with a sentence embedding after :meth:`read_sentences`, and all."""

    @property
    def state(self) -> TrainingState:
        """What the model does now."""
        if self._job is not None:
            return replace(self._state, state="running", percent=self._job.percent)
        return self._state

    def resume(self) -> None:
        """Take up where the project was left: the stored queue, the newest model; train if it is behind."""
        session, store = self._session, self._session.reader
        record, newest = store.models.current(), store.models.latest()
        suggestions: dict[int, Suggestion] = {}
        if record is not None and newest is not None:
            self._state = TrainingState("current", record.version, labels=record.n_labels)
            self._answers_seen = newest.n_labels
            suggestions = self._remembered(record)
        self._pool_seen = len(session.desk.pool)
        self._elsewhere = store.annotations.count_answered() - len(session.desk.pool.done)
        session.desk.model_version = self._state.version
        session.take_picks(self._kept_picks(), self._as_it_was(suggestions))
        if self._up_to_date():
            self._prepare()
        else:
            self._start_by_itself()

    def _remembered(self, record: ModelRecord) -> dict[int, Suggestion]:
        """Read what the newest model said; nothing where that is damaged, since a training makes it anew."""
        blob = self._session.reader.models.blob
        try:
            self.predictions = unpack_predictions(blob(record.version, "predictions"))
            arrived = self._arrivals.said(self.predictions, record.version)
            return arrived | unpack_suggestions(blob(record.version, "ranking"))
        except BadInput:
            self._answers_seen = 0
            return {}

    def _kept_picks(self) -> list[Pick]:
        """Return the picks that waited when the project was left, the one that was on the screen first."""
        store, desk, code = self._session.reader, self._session.desk, self._session.annotator.code
        picks: list[Pick] = []
        with suppress(msgspec.ValidationError):  # of another version: what comes next is chosen anew
            picks = msgspec.convert(store.queue(code), list[Pick])
        place = store.position(code)
        if place is not None and all(p.item_id != place for p in picks):
            picks = [*desk.drawn([place]), *picks]
        picks.sort(key=lambda p: p.item_id != place)
        return [p for p in picks if p.item_id not in desk.pool.done]

    def _as_it_was(self, suggestions: dict[int, Suggestion]) -> dict[int, Suggestion]:
        """Return the suggestions with those of the first items as they stood when the project was left."""
        store, code = self._session.reader, self._session.annotator.code
        rows = store.queue(code)
        with suppress(msgspec.ValidationError, KeyError, TypeError):  # of another version
            said = {row["item_id"]: msgspec.convert(row["said"], Suggestion | None) for row in rows if "said" in row}
            rest = {item_id: s for item_id, s in suggestions.items() if item_id not in said}
            return rest | {item_id: s for item_id, s in said.items() if s is not None}
        return suggestions

    def _answers(self) -> int:
        return len(self._session.desk.pool.done) + self._elsewhere

    def _up_to_date(self) -> bool:
        desk, seen = self._session.desk, self._answers_seen
        enough_for_the_first = seen < FIRST_MODEL <= self._answers()
        session = self._session
        step = means(session.settings, desk.guideline).refit(seen, session.settings.get("batch_size"))
        behind = enough_for_the_first or self._answers() - seen >= step
        on_screen = 0 if desk.current is None else 1
        dry = not len(desk.queue) and desk.pool.open_count > on_screen
        return not behind and not dry

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
        if self._job is not None or self._storing:
            self._again = True
            return
        self._again = False
        self._end_preparing()
        self._answers_seen = self._answers()
        self._pool_seen = len(session.desk.pool)
        self._request = request = self.wanted()
        if (short := shortage(self._pool_seen)) is not None:
            self._failed(short)
            return
        job = session.background.start(
            "train",
            tr("Training model {version}", version=request.version),
            "train",
            str(session.project.path),
            request,
            on_part=partial(self._keep, self._epoch),
            on_done=self._accept,
            on_error=self._failed,
        )
        self._job = job if job.state in ("waiting", "running") else None  # inline, it is done already
        session.tell("training")

    def cancel(self) -> None:
        """Stop the training under way, and what is made in advance."""
        self._end_preparing()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._session.tell("training")

    def halt(self) -> None:
        """Stop for an erasure: nothing that is under way is stored."""
        self._epoch += 1
        self.cancel()

    def forget(self) -> None:
        """Forget what models have learned, after an erasure, and train anew."""
        self.halt()
        self.predictions = None
        self._state = TrainingState()
        self._answers_seen = 0
        self._start_by_itself()

    def wanted(self) -> TrainRequest:
        """Return the round that the settings ask for now; a version that was given away is not given again."""
        version = max(self._session.reader.models.next_version(), self._version_given + 1)
        return request_of(self._session, version, self._deadly)

    @property
    def waits_for(self) -> Literal["nothing", "detector", "answers"]:
        """What the first suggestions wait for: a detector of one's own to look, or enough answers to learn from."""
        if self._state.version:
            return "nothing"
        wish = detector_of(self._session, self._deadly)
        return "detector" if wish.file and wish.use != "off" and wish != self._declined else "answers"

    def _keep(self, epoch: int, part: FeatureState | FeatureChunk) -> None:
        """Store features that the child computed (on the job's thread; waits for the writer)."""
        store = self._session.project.features

        def put() -> None:
            if epoch != self._epoch:
                return  # an erasure came between: they may know what is gone
            if isinstance(part, FeatureState):
                store.begin(part.extractor, part.fitted_on, part.blob)
            else:
                store.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)

        self._session.writer.ask(put, urgency=LATER)

    def _accept(self, outcome: Outcome) -> None:
        self._job = None
        session = self._session
        asked = self._request
        if asked is not None and replace(self.wanted(), version=asked.version) != asked:
            self._again = True  # other settings were chosen meanwhile
        if outcome.record.class_ids != tuple(c.id for c in session.desk.guideline.active):
            self.start()  # labels were added, retired or moved meanwhile
            return
        if outcome.record.n_labels < FIRST_MODEL and not suggests_early(outcome.record):
            self._declined = NO_DETECTOR if asked is None else asked.detector
            session.desk.withdraw()  # a first look: picks, but no model to be trusted yet
            session.take_picks([*self._by_keywords(), *outcome.picks], {})
            session.tell("training")
            self._perhaps_again()
            return
        self._version_given = outcome.record.version
        self._storing = True
        ranking = pack_suggestions(outcome)
        models, said = session.project.models, outcome.predictions  # of a million items: packed on the lane
        session.writer.submit(
            lambda: models.add(outcome.record, outcome.weights, ranking, pack_predictions(said)),
            lambda _: self._take(outcome, ranking),
            lambda error: self._failed(explain(error)),
        )

    def _take(self, outcome: Outcome, ranking: bytes) -> None:
        self._storing = False
        self._state = TrainingState("current", outcome.record.version, labels=outcome.record.n_labels)
        self.predictions = outcome.predictions
        arrived = self._arrivals.asked(outcome.predictions, outcome.record.version, self._session.desk.pool.done)
        said = self._arrivals.said(outcome.predictions, outcome.record.version) | unpack_suggestions(ranking)
        self._session.take_picks([*self._by_keywords(), *arrived, *outcome.picks], said)
        self._session.tell("training", "model")
        self._perhaps_again()

    def _by_keywords(self) -> list[Pick]:
        """Return what still waits because of keywords or an example: the person asked for it, so no round drops it."""
        waiting = self._session.desk.queue.peek(len(self._session.desk.queue))
        return [pick for pick in waiting if pick.reason in ("keywords", "alike")]

    def take_restored(self, outcome: Outcome, suggestions: dict[int, Suggestion]) -> None:
        """Take over what an earlier model says; the next training is due when it would have been."""
        self._state = TrainingState("current", outcome.record.version, labels=outcome.record.n_labels)
        self.predictions = outcome.predictions
        self._session.take_picks(list(outcome.picks), suggestions)
        self._session.tell("training", "model")

    def _perhaps_again(self) -> None:
        if self._again:
            self.start()
        else:
            self._prepare()

    def _prepare(self) -> None:
        """Let the child make in advance what the next rounds need; a training puts an end to it."""
        session = self._session
        idle = self._job is None and self.preparing is None and not session.read_only
        wanted = session.settings.get("embedding") != "off" and has_embeddings(session)
        reading = wanted and self._answers() > 0  # a person is at work here
        due = len(session.desk.pool) > RICH_FOR_ALL or reading
        if not idle or session.background.inline or not due:
            return
        self.preparing = session.background.start(
            "train",
            tr("Preparing the next items"),
            "prepare",
            str(session.project.path),
            self.wanted(),
            PIECE,
            on_part=partial(self._keep, self._epoch),
            on_done=self._prepared,
            on_error=lambda _: self._end_preparing(),  # the training that needs it will say what is wrong
        )

    def read_sentences(self, most: int) -> None:
        """Embed up to ``most`` items before the next training; for sessions without a background."""
        session = self._session
        if session.read_only or not len(session.desk.pool):
            return
        path, request = str(session.project.path), self.wanted()
        job = session.background.start(
            "train",
            tr("Reading sentences"),
            "read_sentences",
            path,
            request,
            most,
            on_part=partial(self._keep, self._epoch),
            on_done=self._read,
        )
        if job.error is not None:
            raise job.error

    def _read(self, found: tuple[int, int]) -> None:
        self.sentences = found

    def _prepared(self, more: bool) -> None:
        self._end_preparing()
        if more:
            self._prepare()

    def _end_preparing(self) -> None:
        if self.preparing is not None:
            self.preparing.cancel()
            self.preparing = None

    def _failed(self, error: AppError) -> None:
        self._job, self._storing = None, False
        if isinstance(error, WorkFailed) and self._request is not None and self._request.detector.file:
            self._deadly = self._request.detector.file  # the model that learns alone goes on
            self.start()
            return
        message = tr("Training stopped: {what} You can go on labeling; the order stays as it is.", what=error.what)
        self._state = replace(self._state, state="failed", message=message)
        self._session.tell("training", "message")
