"""Parts of an import go through the pipe of the child unchanged."""

from __future__ import annotations

import pickle

import pytest

from alapp.domain.item import NewItem, Rejected
from alapp.session.exchange_scan import Chunk

ROWS = (
    NewItem(2, "a text", "R-1", {"ward": "3"}, value={"labels": ["Fall"]}, gold=True),
    NewItem(3, "naïve 🙂", modality="text"),
)
REJECTED = (Rejected(4, "text", "There is no text.", "{}", "empty"),)


@pytest.mark.parametrize("chunk", [Chunk(ROWS, REJECTED), Chunk((), REJECTED), Chunk(ROWS, ()), Chunk((), ())])
def test_a_chunk_comes_out_as_it_went_in(chunk: Chunk) -> None:
    assert pickle.loads(pickle.dumps(chunk)) == chunk
