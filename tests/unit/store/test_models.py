"""Model versions in the project file: what is kept, frozen, restored, deleted, and how the file proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput, ReadOnlyProject, UnknownName
from alapp.store.codec import row_hash, to_json
from alapp.store.project import Project
from tests.unit.store.made import make_project, model_record


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path / "a.alapp") as made:
        yield made


def _add(project: Project, *versions: int, size: int = 10) -> None:
    for version in versions:
        record = replace(model_record(version), extractor="text")
        project.models.add(record, b"w" * size, b"r" * size, b"p" * size, keep=1, budget={"weights": 3 * size})


def _words(project: Project) -> list[str]:
    return [row[0] for row in project._database.rows("SELECT words FROM operation WHERE op = 'model' ORDER BY seq")]


def test_weights_are_kept_within_their_budget_and_all_of_the_newest(project: Project) -> None:
    _add(project, *range(1, 7))
    everything = frozenset({"weights", "ranking", "predictions"})
    assert project.models.kinds() == {6: everything, **{v: frozenset({"weights"}) for v in (3, 4, 5)}}
    assert [m.version for m in project.models.all()] == [1, 2, 3, 4, 5, 6]


def test_a_frozen_model_loses_nothing_until_the_freezing_ends(project: Project) -> None:
    _add(project, 1)
    project.models.freeze(1, "A1", note="for the report")
    _add(project, *range(2, 9))
    assert project.models.blob(1, "predictions") == b"p" * 10
    frozen = project.models.get(1)
    assert frozen is not None
    assert (frozen.frozen, frozen.note) == (True, "for the report")
    with pytest.raises(BadInput, match="frozen"):
        project.models.delete(1, "A1")
    project.models.freeze(1, "A1", frozen=False)
    _add(project, 9)
    assert project.models.blob(1, "weights") is None
    assert _words(project) == ["Model 1 frozen", "Model 1 no longer frozen"]
    assert project.verify().ok


def test_the_restored_model_counts_until_the_next_is_trained(project: Project) -> None:
    _add(project, 1, 2, 3)
    project.models.restore(2, b"new ranking", b"new said", "A1")
    current, latest = project.models.current(), project.models.latest()
    assert current is not None
    assert latest is not None
    assert (current.version, latest.version) == (2, 3)
    assert project.models.blob(2, "ranking") == b"new ranking"
    with pytest.raises(BadInput, match="counts"):
        project.models.delete(2, "A1")
    _add(project, 4)
    assert project.models.current() == project.models.latest()
    assert _words(project) == ["Model 2 restored"]
    assert project.verify().ok


def test_a_deleted_number_is_never_used_again(project: Project) -> None:
    _add(project, 1, 2, 3)
    project.models.restore(1, b"", b"", "A1")
    project.models.delete(3, "A1")
    assert project.models.next_version() == 4
    assert project.models.get(3) is None
    assert project.models.blob(3, "weights") is None
    project.models.delete(2, "A1")
    assert project.models.next_version() == 4
    with pytest.raises(UnknownName, match="no model 3"):
        project.models.delete(3, "A1")
    assert project.undo("A1") is None
    assert project.verify().ok


def test_what_an_extractor_knew_is_kept_as_long_as_weights_rest_on_it(project: Project) -> None:
    project.features.begin("text", 10, b"old")
    _add(project, 1)
    project.models.freeze(1, "A1")
    project.features.begin("text", 20, b"middle")
    project.features.begin("text", 40, b"new")
    _add(project, 2)
    digests = [m.state for m in project.models.all()]
    assert [project.models.extractor_state(d) for d in digests] == [b"old", b"new"]
    assert project._database.value("SELECT count(*) FROM extractor_state") == 1
    project.models.freeze(1, "A1", frozen=False)
    project.models.delete(1, "A1")
    assert project.models.extractor_state(digests[0]) is None
    assert project.models.extractor_state("") is None
    assert project.verify().ok


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, 2_500_001])
def test_large_knowledge_is_stored_byte_for_byte_and_kept(project: Project, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)  # zeros and what is no UTF-8 among them
    project.features.begin("text", 10, memoryview(data)[:size])
    assert project.features.state("text") == data[:size]
    _add(project, 1)
    project.features.begin("text", 20, b"new")
    assert project.models.extractor_state(project.models.all()[0].state) == data[:size]
    assert project.verify().ok


def test_knowledge_of_an_older_program_is_kept_with_a_true_hash(project: Project) -> None:
    project.features.begin("text", 10, b"old")
    project.state.set("state_sha256:text", "00")  # as where only the row was written
    _add(project, 1)
    project.features.begin("text", 20, b"new")
    assert project.models.extractor_state(project.models.all()[0].state) == b"old"
    assert project.verify().ok


def test_nothing_is_changed_while_reading_only(project: Project, tmp_path: Path) -> None:
    _add(project, 1)
    with Project.open(project.path, read_only=True) as reader, pytest.raises(ReadOnlyProject):
        reader.models.freeze(1, "A1")


def test_a_model_of_an_older_program_is_read_with_what_it_has(project: Project) -> None:
    new = ("state", "batch_size", "random_share", "blind_share", "n_items", "heads", "seconds", "frozen", "note")
    text = to_json({name: value for name, value in asdict(model_record(1)).items() if name not in new})
    with project._database.transaction():
        project._database.execute(
            "INSERT INTO model (version, record, hash) VALUES (1, ?, ?)", (text, row_hash(1, text))
        )
    assert project.models.all() == [model_record(1)]
    assert project.models.freeze(1, "A1").frozen
    assert project.verify().ok
