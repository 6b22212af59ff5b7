"""The loop itself in the terminal: next, label, train."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from alapp.cli.options import ANNOTATOR, AS_JSON, PROJECT, opened, opened_to_ask
from alapp.cli.output import as_json, progress
from alapp.domain.errors import AppError, BadInput, WorkFailed
from alapp.domain.words import tr
from alapp.session.detector_look import look
from alapp.session.detector_words import detector_words
from alapp.session.engine import FIRST_MODEL
from alapp.session.feature_words import features_words
from alapp.session.keywords import ALIKE, Hit, alike_words, parsed, start, start_alike
from alapp.session.scripting import Ask, asks, give, item_of, put_off
from alapp.session.session import Session


@click.command("next")
@PROJECT
@click.option("-n", default=1, show_default=True, type=click.IntRange(1, 1000), help="How many items.")
@ANNOTATOR
@AS_JSON
def next_(project: Path, n: int, annotator: str, json: bool) -> None:
    """Show what to label next, why, and what the model says."""
    with opened_to_ask(project, annotator) as session:
        rows = [_row(session, ask) for ask in asks(session, n)]
    if json:
        as_json(rows)
        return
    for row in rows:
        said = (
            tr(
                ", suggestion {suggestion} ({confidence:.0%})",
                suggestion=row["suggestion"],
                confidence=row["confidence"],
            )
            if row["suggestion"]
            else ""
        )
        click.echo(f"{row['id']}  [{row['reason']}{said}]\n{row['text']}\n")
    if not rows:
        click.echo(tr("Everything is labeled."))


def _row(session: Session, ask: Ask) -> dict[str, object]:
    said = ask.suggestion if ask.suggestion is not None and not session.desk.is_blind(ask.pick) else None
    names = [c.name for i in (said.labels if said else ()) if (c := session.guideline.by_id(i)) is not None]
    return {
        "id": ask.item.key,
        "text": ask.item.text,
        "reason": ask.pick.reason,
        "strategy": ask.pick.strategy,
        "probability": ask.pick.probability,
        "model_version": ask.pick.model_version,
        "suggestion": ", ".join(names),
        "confidence": said.confidence if said else 0.0,
    }


@click.command()
@PROJECT
@click.argument("item")
@click.argument("labels", nargs=-1)
@click.option("--skip", "skip_reason", help="Skip it, with this reason.")
@ANNOTATOR
@AS_JSON
def label(
    project: Path, item: str, labels: tuple[str, ...], skip_reason: str | None, annotator: str, json: bool
) -> None:
    """Answer one item by its id and label names.

    With - in place of the id, lines of id, tab, label (tab, label …) are read from the standard input.
    """
    with opened(project, annotator) as session:
        if item == "-":
            saved = _answer_lines(session, (line.rstrip("\r\n").split("\t") for line in sys.stdin), skip_reason)
        else:
            _answer(session, item, labels, skip_reason)
            saved = 1
    if json:
        as_json({"saved": saved})
    else:
        click.echo(tr("{saved} saved.", saved=saved))


def _answer_lines(session: Session, lines: Iterable[list[str]], skip_reason: str | None) -> int:
    """Answer line by line and return how many; raises with the number of the line that cannot be used."""
    saved = 0
    for place, (key, *names) in enumerate(lines, start=1):
        if not key.strip():
            continue
        try:
            _answer(session, key, names, skip_reason)
        except AppError as error:
            error.meaning = tr("This was line {place}; what stood before it is saved.", place=place)
            raise
        saved += 1
    return saved


def _answer(session: Session, key: str, names: Sequence[str], skip_reason: str | None) -> None:
    if skip_reason is not None:
        put_off(session, key, skip_reason)
    elif names or session.task.multi:
        give(session, key, names)
    else:
        raise BadInput(
            tr("No label was given for “{key}”.", key=key),
            tr("Nothing was saved for it."),
            tr("Name one, or use --skip."),
        )


SENTENCES = 1_000


@click.command()
@PROJECT
@ANNOTATOR
@click.option(
    "--sentences",
    default=SENTENCES,
    show_default=True,
    type=click.IntRange(0, 10**9),
    help="Texts that the sentence model reads before, at most; it reads 40 to 400 a second.",
)
@click.option(
    "--embedding",
    type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    help="A sentence model of your own (.onnx, its tokenizer.json beside it), from now on.",
)
@click.option(
    "--detector",
    type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    help="A detector of your own (.onnx) that suggests boxes, from now on.",
)
@AS_JSON
def train(
    project: Path, annotator: str, sentences: int, embedding: str | None, detector: str | None, json: bool
) -> None:
    """Train now, and choose what to ask next."""
    with opened(project, annotator) as session, progress("Training", quiet=json) as bar:
        session.background.subscribe(lambda job: bar.step(job.done, job.total, job.detail))
        _choose(session, embedding, detector, quiet=json)
        if sentences:
            session.trainer.read_sentences(sentences)
        session.train_now()
        state, latest = session.training, session.reader.models.latest()
        waiting = len(session.desk.queue)
        read, items = session.trainer.sentences
    if state.state == "failed":
        raise WorkFailed(state.message)
    if json:
        as_json(
            {"version": state.version, "labels": state.labels, "waiting": waiting, "metrics": latest and latest.metrics}
        )
    elif latest is None:
        click.echo(
            tr(
                "No model yet: it needs {first_model} answers with two labels. Items chosen: {waiting}.",
                first_model=FIRST_MODEL,
                waiting=waiting,
            )
        )
    else:
        click.echo(
            tr(
                "Model {version} from {labels} answers. Items chosen: {waiting}.",
                version=state.version,
                labels=state.labels,
                waiting=waiting,
            )
        )
        if read:
            click.echo(tr("The sentence model has read {read:,} of {items:,} texts.", read=read, items=items))
        for words in filter(None, (features_words(latest), detector_words(latest))):
            click.echo(words)


def _choose(session: Session, embedding: str | None, detector: str | None, *, quiet: bool) -> None:
    if embedding:
        session.settings.set("embedding_file", embedding)
    if detector:
        session.settings.set("detector_file", detector)
        job = look(session, (lambda _: None) if quiet else click.echo)
        if job.error is not None:
            raise job.error


@click.command()
@PROJECT
@click.argument("pairs", nargs=-1, required=True, metavar="LABEL=WORD,WORD ...")
@ANNOTATOR
@AS_JSON
def keywords(project: Path, pairs: tuple[str, ...], annotator: str, json: bool) -> None:
    """Put the items that are most like a few words for each label next; needs no labels."""
    found: list[Hit] = []
    with opened(project, annotator) as session:
        typed = parsed(session, pairs)
        job = start(session, typed, found.extend)
        if job.error is not None:
            raise job.error
        names = {c.id: c.name for c in session.guideline.active}
        keys = {item.id: item.key for item in session.reader.items.get_many([hit.item_id for hit in found])}
    counts = {names[label_id]: sum(hit.label_id == label_id for hit in found) for label_id in typed}
    if json:
        as_json([{"id": keys[hit.item_id], "label": names[hit.label_id]} for hit in found])
        return
    for name, count in counts.items():
        click.echo(
            tr("{name}: {count} come next.", name=name, count=count)
            if count
            else tr("{name}: no item has these words.", name=name)
        )


@click.command()
@PROJECT
@click.argument("item")
@click.option("-n", default=ALIKE, show_default=True, type=click.IntRange(1, 1000), help="How many items at most.")
@ANNOTATOR
@AS_JSON
def like(project: Path, item: str, n: int, annotator: str, json: bool) -> None:
    """Put the open items that are most like an item next, by the words that they share; needs no labels."""
    found: list[Hit] = []
    with opened(project, annotator) as session:
        job = start_alike(session, item_of(session, item), n, found.extend)
        if job.error is not None:
            raise job.error
        words = alike_words(session, found)
        keys = {item.id: item.key for item in session.reader.items.get_many([hit.item_id for hit in found])}
    if json:
        as_json([{"id": keys[hit.item_id]} for hit in found])
        return
    click.echo(words)


COMMANDS = (next_, label, train, keywords, like)
