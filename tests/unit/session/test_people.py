"""Who opens a project: the owner of the password, who was at work a moment ago, or somebody who has to be asked."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, BadInput, NotAllowed
from alapp.session import audit, keys, people
from alapp.session.audit import TrailReport, start_trail
from alapp.session.exchange import Exchange
from alapp.session.key_jobs import KeyJobs
from alapp.session.model_export import start_export
from alapp.session.people import People, Person, WhoIsThere
from alapp.session.sample import open_sample
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store import slots
from alapp.store.lock import ProjectLock, in_use, lock_path
from alapp.store.project import Project
from alapp.store.slots import Cost
from tests.helpers import small_project, true_label

LEAD, BEA = "correct horse staple", "another word of hers"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_project(tmp_path)


@pytest.fixture
def shared(path: Path) -> Path:
    with Project.open(path) as project:
        project.annotators.put(Annotator("B2", "Bea", role="annotator"))
    return path


@pytest.fixture
def sealed(shared: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shared project, encrypted: keys named A1 and B2, and a recovery key; locked."""
    monkeypatch.setattr(slots, "calibrated", Cost)
    keys.encrypt(shared, keys.Protection(LEAD, name="A1", kind="lead"))
    keys.add_slot(shared, BEA, name="B2")
    keys.lock(shared)
    return shared


def test_one_person_is_not_asked(path: Path, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    with Project.open(path, read_only=True) as project:
        assert people.chosen(project, user) == "A1"


def test_several_are_asked_and_the_last_one_is_proposed(shared: Path, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    with Project.open(shared, read_only=True) as project:
        with pytest.raises(WhoIsThere) as asked:
            people.chosen(project, user)
        assert [p.code for p in asked.value.known] == ["A1", "B2"]
        assert asked.value.proposed == "A1"
        people.remember(user, project.id, "B2")
        with pytest.raises(WhoIsThere) as asked:
            people.chosen(project, UserFile(tmp_path / "user.json"))
        assert asked.value.proposed == "B2"
        assert people.chosen(project, user, usual_code="A1") == "A1"


def test_a_project_can_be_told_not_to_ask_and_the_sample_never_does(shared: Path, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    with Project.open(shared) as project:
        project.settings.set("ask_who", False)
        assert people.chosen(project, user) == "A1"
    with Project.open(open_sample(tmp_path / "documents"), read_only=True) as project:
        assert len(people.people_of(project)) == 1
        assert people.chosen(project, user) == "A1"


def test_nothing_is_remembered_where_no_list_is_wanted(tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    user.set("keep_recent", False)
    people.remember(user, "project", "B2")
    assert "B2" not in (tmp_path / "user.json").read_text("utf-8")


def test_the_owner_of_the_password_is_proposed(sealed: Path, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    keys.unlock(sealed, BEA)
    with Project.open(sealed, read_only=True) as project:
        for usual in ("", "A1"):
            with pytest.raises(WhoIsThere) as asked:
                people.chosen(project, user, usual_code=usual)
            assert asked.value.proposed == "B2"
        assert people.chosen(project, user, usual_code="B2") == "B2"
    keys.lock(sealed)
    assert keys.opened_by(sealed) is None


def test_a_bound_password_opens_for_its_owner_only(sealed: Path, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "user.json")
    keys.unlock(sealed, LEAD)
    with closing(Session.open(sealed, "A1", background=False)) as session:
        session.settings.set("bind_people", True)
    keys.unlock(sealed, BEA)
    with Project.open(sealed, read_only=True) as project:
        assert people.chosen(project, user, usual_code="A1") == "B2"
    with pytest.raises(NotAllowed, match="for “B2” only"):
        Session.open(sealed, "A1", background=False)
    with closing(Session.open(sealed, background=False)) as session:
        assert session.annotator.code == "B2"
    keys.lock(sealed)


def test_a_recovery_key_is_bound_to_nobody(sealed: Path) -> None:
    keys.unlock(sealed, LEAD)
    printed = keys.make_recovery_key(sealed, "B2")
    with closing(Session.open(sealed, "A1", background=False)) as session:
        session.settings.set("bind_people", True)
    keys.lock(sealed)
    keys.unlock(sealed, printed)
    with closing(Session.open(sealed, "A1", background=False)) as session:
        assert session.annotator.role == "lead"
    keys.lock(sealed)


def test_the_lead_sees_how_much_each_answered(shared: Path) -> None:
    with closing(Session.open(shared, "B2", background=False)) as session:
        for _ in range(2):
            assert session.current is not None
            session.press(true_label(session.guideline, session.current.item.key))
    found: list[list[Person]] = []
    with closing(Session.open(shared, "A1", background=False)) as session:
        People(session).ask(found.append)
    assert found == [[Person("A1", "", "lead", 0), Person("B2", "Bea", "annotator", 2)]]


def test_who_gave_which_role_is_in_the_journal_and_the_trail(shared: Path) -> None:
    with Project.open(shared) as project:
        before = len(list(project.trail()))
        assert project.verify().ok  # as a project is that was shared before roles were recorded
        people.change(project, "B2", by="A1", role="lead")
        people.change(project, "B2", by="A1", name="Beate")  # a name is no role
        people.add(project, "C3", by="B2")
        people.change(project, "A1", by="B2", role="annotator")
        told = [(e.who, e.op, e.field) for e in list(project.trail())[before:]]
        assert told == [("A1", "role", "role"), ("B2", "role", "role"), ("B2", "role", "role")]
        lines = list(audit.lines(project.trail(), audit.Names(project)))[before:]
        assert "A1 set a role; role: B2: annotator -> B2: lead; B2 is lead" in lines[0]
        assert "B2 set a role; role: (nothing) -> C3: annotator" in lines[1]
        assert project.next_undo("A1") is None
        assert project.verify().ok
        project.annotators.put(Annotator("A1", role="lead"))
        assert project.verify().problems == ("annotator A1: its role is not that of the journal",)


def test_the_last_lead_cannot_be_demoted(shared: Path) -> None:
    with Project.open(shared) as project:
        with pytest.raises(BadInput, match="only lead"):
            people.change(project, "A1", by="B2", role="annotator")
        people.change(project, "B2", by="A1", role="lead")
        people.change(project, "A1", by="B2", role="annotator")
        assert [(p.code, p.role) for p in people.people_of(project)] == [("A1", "annotator"), ("B2", "lead")]
        assert project.verify().ok


def test_an_annotator_gets_refusals_and_no_files(shared: Path, tmp_path: Path) -> None:
    refused: list[AppError] = []
    never: list[TrailReport] = []
    with closing(Session.open(shared, "B2", background=False)) as session:
        start_trail(session, str(tmp_path / "trail.csv"), never.append, refused.append)
        start_export(session, 1, str(tmp_path / "model.almodel"), lambda _: None, refused.append)
        jobs = KeyJobs(session)
        jobs.add(BEA, "", "person", None, lambda _: None, refused.append)
        jobs.recovery("", lambda _: None, refused.append)
        jobs.remove(1, lambda _: None, refused.append)
        with pytest.raises(NotAllowed):
            People(session).ask(lambda _: None)
        with pytest.raises(NotAllowed):
            People(session).add("C3", "", "lead", lambda _: None, refused.append)
        assert "lead only" in session.refused("import")
        exchange = Exchange(session)
        with pytest.raises(NotAllowed):
            exchange.export_quarantine(tmp_path / "rows.csv", None, lambda _: None, refused.append)
    assert [type(e) for e in refused] == [NotAllowed] * 5
    assert not never
    assert not [p for p in tmp_path.iterdir() if p.suffix in (".csv", ".almodel")]


def test_a_holder_that_has_not_written_who_it_is_is_waited_for(path: Path) -> None:
    lock = ProjectLock(path)
    lock.acquire()
    try:
        file = lock_path(path)
        words = file.read_bytes()
        file.write_bytes(b"")
        writing = threading.Timer(0.1, file.write_bytes, (words,))
        writing.start()
        error = in_use(path)
        writing.join()
        assert "It is open by" in error.meaning
        assert "since" in error.meaning
    finally:
        lock.release()


def test_a_holder_that_never_says_who_it_is_is_another_program(path: Path) -> None:
    lock_path(path).write_bytes(b"")
    assert in_use(path).meaning == "Another program holds it."
