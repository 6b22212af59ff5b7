"""Reading items in bulk."""

from __future__ import annotations

from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.item import NewItem
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


def test_rows_enter_the_same_whether_the_import_met_a_double_before_or_not(project: Project) -> None:
    def brought(first: int, *texts: str) -> tuple[int, int]:
        rows = [NewItem(first + i, text, key=f"K-{text}") for i, text in enumerate(texts)]
        counts = project.sources.add_chunk(source, rows, [])
        return counts.ready, counts.duplicate

    source = project.sources.begin(ImportPlan("more.csv", ReadingOptions("csv"), {}), "0" * 64)
    before = project.items.count()
    assert brought(1, "one", "two") == (2, 0)
    assert brought(3, "three", "two", "three") == (1, 2)
    assert brought(6, "four", "five") == (2, 0)
    assert project.items.texts(project.items.ids()[before:]) == ["one", "two", "three", "four", "five"]
    assert project.items.count() == before + 5
    assert [rejected.row for _, rejected in project.sources.quarantine(source)] == [4, 5]


def test_a_row_without_a_key_makes_way_for_one_that_is_called_so(project: Project) -> None:
    source = project.sources.begin(ImportPlan("more.csv", ReadingOptions("csv"), {}), "0" * 64)
    named = f"#{int(project.items.ids()[-1]) + 2}"
    project.sources.add_chunk(source, [NewItem(1, "called like a number", key=named), NewItem(2, "without a key")], [])
    keys = [item.key for item in project.items.get_many(project.items.ids()[-2:])]
    assert keys == [named, f"{named}'"]
