"""Reading items in bulk."""

from __future__ import annotations

from alapp.store.project import Project


def test_texts_of_a_range_are_those_of_a_list(project: Project) -> None:
    ids = project.items.ids()
    in_order = project.items.texts(ids)
    assert in_order == [item.text for item in project.items.get_many(ids)]
    assert len(in_order) > 6
    assert project.items.texts(ids[2:6]) == in_order[2:6]
    assert project.items.texts(ids[::-1]) == in_order[::-1]
    assert project.items.texts([int(ids[1]), int(ids[0]), int(ids[2])]) == [in_order[1], in_order[0], in_order[2]]
    assert project.items.texts([int(ids[-1]), int(ids[-1]) + 1]) == [in_order[-1], ""]
    assert project.items.texts([]) == []
