"""Import of files: folders of classes, tables of names, bad files beside good ones, and names that lead astray."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.annotation import labels_of
from alapp.domain.errors import BadInput
from alapp.domain.exchange import ExportPlan, Role
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.background import ENGINES
from alapp.session.exchange import Exchange
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import ImportReport, import_into
from alapp.session.exchange_merge import compare
from alapp.session.exchange_scan import look, scan
from alapp.session.import_draft import ImportDraft
from alapp.session.import_request import Columns, plan_of
from alapp.session.media_import import name_below
from alapp.session.session import Session
from alapp.store.project import Project
from tests.unit.session.media_kit import Screen
from tests.unit.session.media_made import FILES, Pix, contents, make_folder, make_project, sha256


@pytest.fixture(autouse=True)
def pix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "zoo")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "a.alapp") as made:
        yield made


def bring(project: Project, path: Path) -> ImportReport:
    return import_into(project, plan_of(path), Progress())


def names(project: Project) -> list[str]:
    return project.items.texts(project.items.ids())


def test_a_folder_of_classes_is_seen_for_what_it_is(folder: Path) -> None:
    (folder / "readme.md").write_text("about")
    (folder / ".hidden.pix").write_bytes(b"PIX")
    shown = look(str(folder))
    assert shown.columns == ("file", "folder", "bytes")
    assert shown.roles == {"file": Role.IMAGE, "folder": Role.LABEL, "bytes": Role.LEAVE_OUT}
    assert shown.total_rows == 6
    assert shown.warnings == ("1 files of other kinds are not read.",)
    draft = ImportDraft(shown, dict(shown.roles))
    assert draft.problem() is None
    assert draft.plan().modality == draft.modality == "image"


def test_a_folder_of_classes_comes_in_with_its_labels(project: Project, folder: Path) -> None:
    (folder / "birds/deep/3.PIX").rename(folder / "birds/3.PIX")
    report = bring(project, folder)
    assert (report.seen, report.accepted) == (6, 6)
    assert names(project) == ["birds/1.pix", "birds/2.pix", "birds/3.PIX", "fish/1.pix", "fish/2.pix", "fish/3.pix"]
    assert [item.key for item in project.items.after(0, 9)] == names(project)
    assert project.items.modality() == "image"
    given_labels = [labels_of(a.answer.value) for a in project.annotations.all()]
    assert given_labels == [("l1",)] * 3 + [("l2",)] * 3
    file = project.media.file(5)
    assert file is not None
    assert (file.sha256, file.size, file.path) == (sha256(FILES["fish/2.pix"]), 2048004, folder / "fish/2.pix")
    assert file.facts == {"width": 2048004}
    assert project.sources.all()[0].sha256
    assert project.verify().ok


def test_bad_files_are_named_and_the_good_ones_kept(project: Project, folder: Path) -> None:
    (folder / "fish/bad.pix").write_bytes(b"JUNK")
    (folder / "fish/crash.pix").write_bytes(b"CRASH")
    (folder / "fish/empty.pix").write_bytes(b"")
    (folder / "fish/link.pix").symlink_to(folder / "fish/1.pix")
    os.mkfifo(folder / "fish/pipe.pix")
    shutil.copy(folder / "fish/1.pix", folder / "fish/twin.pix")
    plan = plan_of(folder)
    counts = scan(Progress(), plan).counts
    assert (counts.seen, counts.empty, counts.unreadable) == (10, 1, 2)
    report = import_into(project, plan, Progress())
    found = [(row.reason, row.kind) for _, row in project.sources.quarantine()]
    assert report.seen == report.accepted + len(found) == 10
    assert sorted(found) == [
        ("The file cannot be decoded. (ZeroDivisionError)", "unreadable"),
        ("The file is empty.", "empty"),
        ("The label “birds/deep” is not in the guideline.", "unreadable"),
        ("The same file is in the project: row 4 of zoo, ID fish/1.pix.", "duplicate"),
        ("This is no picture.", "unreadable"),
    ]
    originals = " ".join(row.original for _, row in project.sources.quarantine())
    assert all(name in originals for name in ("bad.pix", "crash.pix", "empty.pix", "twin.pix"))
    assert "secret" not in originals


def test_a_table_names_files_below_its_folder(project: Project, folder: Path) -> None:
    table = folder / "table.csv"
    with table.open("w", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("picture", "caption", "label"))
        rows.writerow(("birds/1.pix", "a bird on a branch", "birds"))
        rows.writerow(("./fish/1.pix", "a fish in the sea", "fish"))
        rows.writerow((folder / "fish/2.pix", "a fish, named from the root", "fish"))
        rows.writerow(("birds/gone.pix", "was deleted", "birds"))
        rows.writerow(("../secret.pix", "out of the folder", "birds"))
        rows.writerow(("/etc/x.pix", "out of the folder", "birds"))
        rows.writerow(("fish", "a folder is no file", "birds"))
        rows.writerow(("fish/2.pix", "the same file again", "fish"))
        rows.writerows((f"none/{i}.pix", "nowhere", "fish") for i in range(12))
    (folder.parent / "secret.pix").write_bytes(b"PIX secret")
    shown = look(str(table))
    assert shown.roles == {"picture": Role.IMAGE, "caption": Role.GROUP, "label": Role.LABEL}
    report = bring(project, table)
    assert names(project) == ["birds/1.pix", "fish/1.pix", "fish/2.pix"]
    assert report.seen == 20
    found = [row.reason for _, row in project.sources.quarantine()]
    assert found.count("The file is not there.") == 13
    assert found.count("The name leads out of the folder of the table.") == 2
    assert found.count("This is no plain file.") == 1
    assert found.count("The same file is in the project: row 4 of table.csv, ID fish/2.pix.") == 1
    item = project.items.get(1)
    assert item is not None
    assert item.meta == {"caption": "a bird on a branch"}


def test_a_named_column_of_files_stays_one_of_files(folder: Path) -> None:
    table = folder / "table.csv"
    table.write_text("a,b\nbirds/1.pix,fish/1.pix\nbirds/2.pix,fish/2.pix\n")
    plan = plan_of(table, Columns(text="a"))
    assert (plan.roles["a"], plan.modality) == (Role.IMAGE, "image")
    plan = plan_of(table, Columns(text="b"))
    assert (plan.roles["a"], plan.roles["b"]) == (Role.EXTRA, Role.IMAGE)


def test_a_link_out_of_the_folder_is_not_followed(project: Project, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.pix").write_bytes(b"PIX secret")
    (folder / "link.pix").symlink_to(tmp_path / "secret.pix")
    (folder / "t.csv").write_text("file,note\nlink.pix,a\nbirds/1.pix,b\n")
    assert bring(project, folder / "t.csv").accepted == 1


def test_a_second_folder_with_the_same_names_comes_in_too(project: Project, folder: Path, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "aquarium", {"fish/1.pix": b"PIX other", "fish/2.pix": FILES["fish/2.pix"]})
    bring(project, folder)
    bring(project, other)
    keys = [item.key for item in project.items.after(0, 99)]
    assert keys[-1] == "fish/1.pix (2)"
    assert keys.count("fish/2.pix") == 1
    assert [(root.path, root.files) for root in project.media.roots()] == [(folder, 5), (other, 1)]
    assert project.verify().ok


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_comes_back_as_the_same_items(form: str, project: Project, folder: Path, tmp_path: Path) -> None:
    bring(project, folder)
    (tmp_path / "out").mkdir()
    kept = tmp_path / "out" / f"labels.{form}"
    write_export(Progress(), str(project.path), ExportPlan(str(kept), form))
    plan = plan_of(kept)
    assert plan.roles["text"] is Role.IMAGE
    again = import_into(project, plan, Progress())
    assert (again.seen, again.accepted) == (5, 0)
    assert {row.kind for _, row in project.sources.quarantine(again.source_id)} == {"duplicate"}
    merged = compare(Progress(), str(project.path), plan)
    assert (merged.new, merged.same) == (0, 5)
    shutil.copy(kept, folder / kept.name)
    with make_project(tmp_path / "b.alapp") as copy:
        bring(copy, folder / kept.name)
        assert names(copy) == names(project)
        assert [i.key for i in copy.items.after(0, 9)] == [i.key for i in project.items.after(0, 9)]
        assert [a.answer.value for a in copy.annotations.all()] == [a.answer.value for a in project.annotations.all()]
        assert contents(copy) == contents(project)


def test_files_that_kill_the_process_they_are_looked_at_in_are_named_and_the_others_come_in(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENGINES, "exchange", "tests.unit.session.media_decoder:DeadlyRunner")
    make_folder(folder, {f"birds/{i:04}.pix": b"PIX %d" % i for i in range(600)})
    make_folder(folder, {"birds/0003.pix": b"KILL", "fish/deadly.pix": b"KILL too"})
    plan, path = plan_of(folder), project.path
    project.close()
    reports: list[ImportReport] = []
    screen = Screen()
    session = Session.open(path, deliver=screen.deliver)
    try:
        Exchange(session).start_import(plan, on_done=reports.append)
        screen.wait(lambda: bool(reports))
        assert (reports[0].seen, reports[0].state) == (607, "done")
        left_out = {row.row: row.reason for _, row in session.project.sources.quarantine()}
        deadly = "The program that decodes files broke off at this one."
        assert [reason for reason in left_out.values() if reason == deadly] == [deadly] * 2
        assert set(left_out) == {4, 603, 607}
        assert session.project.items.count() == reports[0].accepted == 604
        assert session.project.verify().ok
    finally:
        session.close()


def test_a_project_of_texts_takes_no_pictures(project: Project, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("text\nan item that is a text\n")
    bring(project, tmp_path / "t.csv")
    with pytest.raises(BadInput, match="This project holds text, the file images"):
        bring(project, folder)


def test_texts_beside_few_pictures_are_a_folder_of_texts(folder: Path) -> None:
    for i in range(9):
        (folder / f"{i}.txt").write_text("a text")
    assert look(str(folder)).options.format == "folder"


@given(st.text(alphabet="a./\\\0é ", max_size=12))
def test_no_name_leads_out_of_its_folder(cell: str) -> None:
    name = name_below(Path("/x/y"), cell)
    path = Path(os.path.normpath(f"/x/y/{name}"))
    assert path == Path("/x/y") or Path("/x/y") in path.parents
