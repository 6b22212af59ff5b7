"""Rows of a table: numbers keep their order, categories are apart, missing cells are said to be missing."""

from __future__ import annotations

import numpy as np
import pytest

from alapp.domain.errors import BadInput
from alapp.domain.steps import Silent
from alapp.features.table_recipe import TableRecipe, number

RECIPE = TableRecipe()
ROWS = [{"age": str(20 + i), "ward": "7B" if i % 2 else "ICU", "note": ""} for i in range(40)]


def fitted(rows: list[dict[str, str]] = ROWS):  # type: ignore[no-untyped-def]
    return RECIPE.fit(rows, np.random.default_rng(0), Silent())


def test_numbers_keep_their_order_and_categories_their_place() -> None:
    state = fitted()
    dense = RECIPE.transform(state, ROWS, Silent()).dense
    assert [column.numeric for column in state.columns] == [True, False, False]
    assert np.all(np.diff(dense[:, 0]) > 0)
    assert dense[0, 2:4].tolist() != dense[1, 2:4].tolist()
    assert dense.shape[1] == sum(column.width for column in state.columns)


def test_what_is_missing_or_unknown_has_a_column_of_its_own() -> None:
    state = fitted()
    known, unknown, missing = RECIPE.transform(
        state, [ROWS[0], {"age": "30", "ward": "never seen"}, {"ward": "ICU"}], Silent()
    ).dense
    others = 2 + len(state.columns[1].values)
    assert (known[others], unknown[others]) == (0.0, 1.0)
    assert (known[1], missing[1]) == (0.0, 1.0)


def test_what_is_no_row_gives_zeros() -> None:
    rows = RECIPE.transform(fitted(), ["no row", None, '{"age": 3}'], Silent())
    assert not rows.dense.any()


def test_an_outlier_does_not_drown_the_others() -> None:
    rows = [*ROWS, {"age": "1e9", "ward": "ICU"}]
    assert np.abs(RECIPE.transform(fitted(rows), rows, Silent()).dense).max() <= 1.0


def test_the_state_comes_back_and_another_version_does_not() -> None:
    state = fitted()
    assert RECIPE.state_from_bytes(RECIPE.state_to_bytes(state)) == state
    other = TableRecipe()
    other.version = 99
    with pytest.raises(BadInput, match="version"):
        RECIPE.state_from_bytes(other.state_to_bytes(state))


@pytest.mark.parametrize(("cell", "value"), [("3,5", 3.5), ("-2", -2.0), ("1e3", 1000.0), ("nan", None), ("x", None)])
def test_a_number_is_read_with_point_or_comma(cell: str, value: float | None) -> None:
    assert number(cell) == value
