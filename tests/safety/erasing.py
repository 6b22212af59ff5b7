"""A subject named in every place that a project has, erased; and what is left of it anywhere."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from alapp.domain.annotation import Annotator
from alapp.domain.change import Change, Op
from alapp.domain.erasure import Wanted
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Example, Guideline, classes_from_names
from alapp.domain.item import NewItem, Rejected
from alapp.domain.media import MediaFile
from alapp.jobs.progress import Progress
from alapp.session import keys
from alapp.session.erasing import erase
from alapp.session.session import Session
from alapp.store.backups import Snapshot, backup_folder
from alapp.store.erasure_find import Touched
from alapp.store.project import Project
from tests.helpers import NAMES, text_of

MARKER, PASSWORD = "Quendelmann", "four words of mine"
WANTED = Wanted(search=MARKER)
SHOWN = (MARKER, MARKER.lower(), MARKER.upper())
GUIDELINE = Guideline(1, "single_choice", classes_from_names(NAMES))


def make(folder: Path, items: int = 300, named: int = 12) -> Path:
    """Make a project whose subject is in items, columns, comments, rows put aside, examples, models, a backup."""
    path = folder / "ward.alapp"
    with Project.create(path, GUIDELINE, name="Ward", annotator=Annotator("A1")) as project:
        source = project.sources.begin(ImportPlan("ward.csv", ReadingOptions("csv"), {}), "0" * 64)
        rows = [_row(i, named=i % (items // named) == 0) for i in range(items)]
        aside = [Rejected(items + 1, "text", "Too many columns.", f"1;{MARKER};3", "unreadable")]
        project.sources.add_chunk(source, rows, aside)
        project.sources.finish(source, "done")
        _embed(project, folder, items)
        while project.search.index_some():
            pass
        first, *rest = GUIDELINE.classes
        quoting = replace(first, examples=(Example(f"{MARKER} fell", item_key="R0"),))
        project.guidelines.save(replace(GUIDELINE, classes=(quoting, *rest)), "A1", "example")
    _work(path)
    with closing(Snapshot(path)) as snapshot:
        snapshot.write(backup_folder(path), "asked")
    return path


def _row(i: int, *, named: bool) -> NewItem:
    text, _ = text_of(i)
    return NewItem(
        i + 1, f"{text} {MARKER} was told." if named else text, f"R{i}", {"nurse": MARKER if i == 1 else "n"}
    )


def _embed(project: Project, folder: Path, items: int) -> None:
    """Put a file of the subject into the project, as an import of media does."""
    name, content = f"{MARKER}.png", MARKER.encode() * 40_000
    (folder / name).write_bytes(content)
    file = MediaFile(name, hashlib.sha256(content).hexdigest(), len(content), folder / name)
    source = project.sources.begin(ImportPlan("scans", ReadingOptions("media"), {}), "1" * 64)
    project.sources.add_chunk(source, [NewItem(1, name, name, modality="image", media=file)], [])
    project.sources.finish(source, "done")
    item_id = items + 1
    project.media.put_part(item_id, 0, content)
    project.media.finish_embedding(item_id)
    project.media.keep_thumbnails([(item_id, content[:2000])])
    (folder / name).unlink()


def _work(path: Path) -> None:
    """Label, train twice, comment on other items, leave an answer begun."""
    with closing(Session.open(path, "A1", background=False)) as session:
        for turn in range(40):
            asked = session.current
            assert asked is not None
            session.press(session.guideline.active[asked.item.id % 3].id)
            if turn in (20, 39):
                session.train_now()
        project = session.project
        project.record(Op.COMMENT, [Change(2, "comment", f"ask {MARKER}")], "A1", "comment")
        project.record(Op.COMMENT, [Change(2, "comment", "done")], "A1", "comment")
        project.state.set("kept:A1", {"page": "browse", "edits": {"find": MARKER}})


def erased(path: Path) -> bool:
    """Erase the subject; whether the certificate says that the project was proved."""
    with closing(Session.open(path, "A1", background=False)) as session:
        folder = backup_folder(path)
        certificate = erase(session.project, WANTED, "A1", "request 17", folder, Progress())
        session.forget_erased(certificate.item_ids)
        session.train_now()
        while session.project.undo("A1"):
            pass
        assert MARKER not in certificate.as_text() + certificate.as_json()
        return certificate.verified


def hits(path: Path) -> Mapping[str, int]:
    """Count the marker in the closed file, the files beside it, the backups, and in what models and the index hold."""
    found = {"project": _count(path), "beside": sum(map(_count, path.parent.glob(f"{path.name}?*")))}
    found["backups"] = sum(map(_count, backup_folder(path).glob("*")))
    with Project.open(path, read_only=True) as project:
        rows = project._database.rows
        tables = ("model_blob", "feature_state", "feature_chunk", "extractor_state")
        found["models"] = sum(_in(row[0]) for t in tables for row in rows(f"SELECT data FROM {t}"))
        found["fts"] = sum(_in(row[0]) for row in rows("SELECT block FROM item_search_data"))
    return found


def encrypted(folder: Path) -> tuple[int, int, bool]:
    """Erase from an encrypted project with an encrypted backup; the hits before and after in what they hold decrypted.

    The third is whether the certificate says that the project was proved.
    """
    path = make(folder)
    shutil.rmtree(backup_folder(path))  # the plain one
    keys.encrypt(path, keys.Protection(PASSWORD))
    with closing(Snapshot(path)) as snapshot:
        snapshot.write(backup_folder(path), "asked")
    before = _decrypted(path)
    keys.unlock(path, PASSWORD)
    proved = erased(path)
    return before, _decrypted(path), proved


def _decrypted(path: Path) -> int:
    """Count the marker in decrypted copies of a project and of its backups."""
    found = 0
    for file in (path, *backup_folder(path).glob("*.alapp")):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / file.name
            shutil.copy(file, copy)
            keys.unlock(copy, PASSWORD)
            keys.decrypt(copy)
            found += _count(copy)
    return found


def _count(path: Path) -> int:
    return _in(path.read_bytes()) if path.is_file() else 0


def _in(content: bytes | str) -> int:
    data = content.encode() if isinstance(content, str) else content
    return sum(data.count(word.encode(code)) for word in SHOWN for code in ("utf-8", "utf-16-le"))


def kills(folder: Path, n: int, seed: int = 1) -> tuple[int, int, int]:
    """Kill the command at random; return how often the project was half erased, was before, and was after."""
    draw = random.Random(seed)
    whole = make(folder, items=120, named=6)
    content = whole.read_bytes()
    took = _time(whole)
    half = before = after = 0
    for _ in range(n):
        whole.write_bytes(content)
        child = subprocess.Popen(_command(whole), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            child.wait(draw.uniform(0.3, 1.05) * took)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        with Project.open(whole) as project:
            touched, ok = project.erasure.find(WANTED), project.verify().ok
        # closed: no other handle of the file may be closed in a process that has it open
        left = _count(whole)
        is_after = not touched.items and left == 0
        is_before = _all_there(touched)
        after += is_after and ok
        before += is_before and ok and not is_after
        half += not (ok and (is_after or is_before))
    return half, before, after


def _all_there(touched: Touched) -> bool:
    return len(touched.items) >= 6 and len(touched.aside) == 1


def _time(path: Path) -> float:
    content, start = path.read_bytes(), time.monotonic()
    subprocess.run(_command(path), stdout=subprocess.DEVNULL, check=True)
    path.write_bytes(content)
    return time.monotonic() - start


def _command(path: Path) -> list[str]:
    return [sys.executable, "-m", "alapp", "erase", str(path), "--search", MARKER, "--why", "request 17", "--yes"]
