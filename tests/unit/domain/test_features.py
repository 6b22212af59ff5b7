"""Feature rows and named arrays as bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.arrays import MAGIC, pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features


@st.composite
def features(draw: st.DrawFn) -> Features:
    lengths = draw(st.lists(st.integers(0, 4), max_size=8))
    seed = draw(st.integers(0, 2**20))
    rng = np.random.default_rng(seed)
    indices = [np.sort(rng.choice(9, size=n, replace=False)) for n in lengths]
    joined = np.concatenate([np.zeros(0, int), *indices]).astype(np.int32)
    indptr = np.concatenate(([0], np.cumsum(lengths))).astype(np.int32)
    data = rng.standard_normal(len(joined)).astype(draw(st.sampled_from([np.float16, np.float32]))).astype(np.float32)
    return Features(indptr, joined, data, 9, rng.standard_normal((len(lengths), 2)).astype(np.float32))


def table(rows: Features) -> list[tuple[list[int], list[float], list[float]]]:
    spans = [slice(rows.indptr[i], rows.indptr[i + 1]) for i in range(len(rows))]
    return [(rows.indices[s].tolist(), rows.data[s].tolist(), rows.dense[i].tolist()) for i, s in enumerate(spans)]


@given(rows=features())
def test_bytes_and_back(rows: Features) -> None:
    again = Features.from_bytes(rows.to_bytes())
    assert table(again) == table(rows)
    assert again.width == rows.width


@given(rows=features(), data=st.data())
def test_take_is_row_by_row(rows: Features, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=10)) if len(rows) else []
    assert table(rows.take(chosen)) == [table(rows)[i] for i in chosen]


@given(rows=features(), cut=st.integers(0, 9))
def test_spans_put_together_are_the_whole(rows: Features, cut: int) -> None:
    cut = min(cut, len(rows))
    assert table(Features.concat([rows.span(0, cut), rows.span(cut, len(rows) + 5)])) == table(rows)


def test_a_span_shares_its_memory() -> None:
    rows = Features.of_dense(np.ones((4, 2)))
    assert np.shares_memory(rows.span(1, 3).dense, rows.dense)


def test_rows_of_other_widths_are_not_joined() -> None:
    with pytest.raises(ValueError, match="shapes"):
        Features.concat([Features.empty(3, 1), Features.empty(4, 1)])


@given(cut=st.integers(0, 400))
def test_cut_bytes_are_refused(cut: int) -> None:
    blob = Features.of_dense(np.ones((30, 3))).to_bytes()
    with pytest.raises(BadInput):
        Features.from_bytes(blob[: min(cut, len(blob) - 8)])


def test_column_numbers_are_checked() -> None:
    rows = Features(np.array([0, 1], np.int32), np.array([7], np.int32), np.ones(1, np.float32), 3, np.ones((1, 0)))
    with pytest.raises(BadInput):
        Features.from_bytes(rows.to_bytes())


def test_other_bytes_are_refused() -> None:
    for blob in (b"", MAGIC, MAGIC + b"\xff" * 8, pack({"kind": "model"}, {}), b"PK\x03\x04" * 20):
        with pytest.raises(BadInput):
            Features.from_bytes(blob)


def test_objects_are_never_stored() -> None:
    with pytest.raises(TypeError):
        pack({}, {"bad": np.array([object()])})


def test_meta_and_arrays_come_back() -> None:
    meta, arrays = unpack(pack({"a": [1, "é"]}, {"x": np.arange(3), "y": np.zeros((2, 0)), "z": np.array(True)}))
    assert meta == {"a": [1, "é"]}
    assert arrays["x"].tolist() == [0, 1, 2]
    assert arrays["y"].shape == (2, 0)
    assert arrays["z"].item() is True
