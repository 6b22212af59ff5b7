"""Parts of an import go through the pipe of the child unchanged."""

from __future__ import annotations

import pickle

import pytest

from alapp.domain.item import NewItem, NewItems, Rejected
from alapp.formats.base import Chunk

ROWS = [
    NewItem(2, "a text", "R-1", {"ward": "3"}, value={"labels": ["Fall"]}, gold=True),
    NewItem(3, "naïve 🙂", modality="text"),
]
REJECTED = (Rejected(4, "text", "There is no text.", "{}", "empty"),)


@pytest.mark.parametrize("items", [ROWS, []])
@pytest.mark.parametrize("rejected", [REJECTED, ()])
def test_a_chunk_comes_out_as_it_went_in(items: list[NewItem], rejected: tuple[Rejected, ...]) -> None:
    chunk = Chunk(NewItems.of(items), rejected)
    assert pickle.loads(pickle.dumps(chunk)) == chunk
    assert list(chunk.items) == items
    assert chunk.seen == len(items) + len(rejected)
