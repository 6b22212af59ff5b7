"""Names of boxes: above where there is room, off each other, off lines, never out of sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alapp.ui.views.box_tags import Edges, Laid, Wanted, laid

HEIGHT, ROOM = 20.0, (800.0, 600.0)
LONG, SHORT = 80.0, 21.0


def name(box: Edges, *, whole: bool = True) -> Wanted:
    return Wanted(box, (LONG, SHORT), whole, 1.0)


def edges(place: Laid) -> Edges:
    return place.x, place.y, place.x + (SHORT if place.short else LONG), place.y + HEIGHT


def shared(one: Edges, other: Edges) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return max(across, 0) * max(min(one[3], other[3]) - max(one[1], other[1]), 0)


def test_a_name_stands_on_its_box() -> None:
    assert laid([name((100, 100, 200, 200))], HEIGHT, ROOM) == [Laid(99, 79, short=False, above=True)]


def test_without_room_above_it_hangs_below_and_else_lies_inside() -> None:
    below, inside = (laid([name((100, 5, 200, bottom))], HEIGHT, ROOM)[0] for bottom in (300, 595))
    assert (below.y, below.above) == (301, False)
    assert 5 < inside.y < 595 - HEIGHT


def test_two_names_that_would_lie_on_each_other_part() -> None:
    first, second = laid([name((100, 100, 150, 150)), name((120, 105, 170, 155))], HEIGHT, ROOM)
    assert shared(edges(first), edges(second)) == 0
    assert (first.short, second.short) == (False, False)


def test_a_name_leaves_the_lines_of_another_box_where_it_can() -> None:
    placed = laid([name((100, 100, 200, 200)), name((60, 40, 160, 90))], HEIGHT, ROOM)
    assert placed[0].y >= 200


def test_a_name_rather_lies_on_the_line_of_a_large_box_than_hides_a_small_one() -> None:
    small, large = (100, 202, 115, 217), (60, 85, 500, 400)
    placed = laid([name((100, 100, 200, 200)), name(small), name(large)], HEIGHT, ROOM)
    assert shared(edges(placed[0]), small) == 0


def test_a_name_that_is_not_whole_is_its_shape_alone() -> None:
    assert laid([name((100, 100, 130, 130), whole=False)], HEIGHT, ROOM)[0].short


def test_in_a_crowd_names_are_shortened_before_they_cover_each_other() -> None:
    places = laid(
        [name((400 + 12 * i, 300 + 30 * (i % 3), 430 + 12 * i, 330 + 30 * (i % 3))) for i in range(9)], HEIGHT, ROOM
    )
    assert any(place.short for place in places)
    covered = [shared(edges(a), edges(b)) for i, a in enumerate(places) for b in places[:i]]
    assert not any(covered)


SIDES = st.floats(0, 590), st.floats(0, 570), st.floats(5, 200), st.floats(5, 200)
BOXES = st.lists(st.builds(lambda x, y, w, h: (x, y, x + w, y + h), *SIDES), max_size=12)


@given(BOXES)
def test_every_name_is_in_sight_and_the_same_each_time(boxes: list[Edges]) -> None:
    wanted = [name(box, whole=i % 3 > 0) for i, box in enumerate(boxes)]
    places = laid(wanted, HEIGHT, ROOM)
    assert places == laid(wanted, HEIGHT, ROOM)
    for left, top, right, bottom in map(edges, places):
        assert left >= 0
        assert top >= 0
        assert right <= ROOM[0]
        assert bottom <= ROOM[1]


@given(BOXES)
def test_boxes_after_it_do_not_move_a_name_onto_earlier_names(boxes: list[Edges]) -> None:
    places = laid([name(box) for box in boxes], HEIGHT, ROOM)
    alone = [laid([name(box)], HEIGHT, ROOM)[0] for box in boxes]
    free = all(shared(edges(a), edges(b)) == 0 for i, a in enumerate(alone) for b in alone[:i])
    if free:
        assert all(shared(edges(a), edges(b)) == 0 for i, a in enumerate(places) for b in places[:i])
