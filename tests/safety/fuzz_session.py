"""Spoiled files through the whole: a session with its child process and lanes, as the window has it."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError
from alapp.session.exchange import Exchange
from alapp.session.exchange_import import ImportReport
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, small_guideline
from tests.safety.fuzz import Fuzzed, chosen, written
from tests.safety.fuzz_counts import rows_in
from tests.safety.fuzz_import import plan_for, stored


def imported_by_session(files: int, seed: int = 11) -> Fuzzed:
    """Import so many text files into one open project, one after the other, while its training goes on."""
    total = Fuzzed()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.alapp")
        Project.create(path, small_guideline("multi_choice"), name="F", annotator=Annotator("A1")).close()
        pump = Pump()
        session = Session.open(path, "A1", deliver=pump)
        try:
            number = 0
            while total.files < files:
                number += 1
                if not chosen(number, seed)[0].binary:
                    _one(total, session, pump, number, seed)
        finally:
            session.close()
    return total


def _one(total: Fuzzed, session: Session, pump: Pump, number: int, seed: int) -> None:
    chosen_seed, rng = chosen(number, seed)
    with tempfile.TemporaryDirectory() as case:
        path = written(Path(case), chosen_seed, rng)
        total.files += 1
        try:
            plan, _ = plan_for(path, rng)
            ends: list[ImportReport | AppError] = []
            Exchange(session).start_import(plan, on_done=ends.append, on_error=ends.append)
            pump.until(lambda: bool(ends))
        except AppError:
            total.refused += 1
            return
        except Exception:  # noqa: BLE001  this is what is looked for
            total.uncaught += 1
            total.told.append(traceback.format_exc())
            return
        report = ends[0]
        if isinstance(report, AppError):
            total.refused += 1
            return
        items, aside = stored(session.reader, report.source_id)
        expected = rows_in(path.read_bytes(), plan.options) if path.is_file() else None
        wanted = report.seen if expected is None else expected
        total.rows += report.seen
        total.unaccounted += abs(wanted - len(items) - len(aside)) + abs(report.seen - len(items) - len(aside))
