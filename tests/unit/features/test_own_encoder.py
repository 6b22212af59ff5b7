"""A sentence model of one's own: real ONNX files of 64 words and 8 dimensions, really run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import BadInput
from alapp.domain.steps import Silent
from alapp.features.own_encoder import TOKENIZER, OwnEncoder, own_encoder
from tests.onnx_kit import field, model, node, port, tensor

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
DATA = Path(__file__).parent / "data"
Place = Callable[[str], Path]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Put a model into a folder of its own, with its tokenizer beside it."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {"[UNK]": 0} | {word: i + 1 for i, word in enumerate(["a", "b", "c", "d", "e", "f", "g"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / TOKENIZER))
    return lambda name: Path(shutil.copy(DATA / name, tmp_path / name))


@pytest.mark.parametrize("name", ["states.onnx", "rows.onnx"])
def test_rows_are_unit_means_in_the_order_of_the_texts(place: Place, name: str) -> None:
    encoder = own_encoder(str(place(name)))
    rows = encoder.encode(["a b", "c", "b a", "d e f g a b c", "c"], Silent())
    assert rows.shape == (5, 8)
    assert rows.dtype == np.float16
    assert np.allclose(np.linalg.norm(rows.astype(float), axis=1), 1, atol=2e-3)
    assert np.array_equal(rows[0], rows[2])
    assert np.array_equal(rows[1], rows[4])
    assert np.array_equal(rows[3], encoder.encode(["d e f g a b c"], Silent())[0])
    assert encoder.familiar(["a"]) is None


def test_the_name_is_that_of_the_content(place: Place) -> None:
    states, rows = own_encoder(str(place("states.onnx"))), own_encoder(str(place("rows.onnx")))
    assert states.name != rows.name
    assert states.name.startswith("onnx_")


def test_no_texts_give_no_rows(place: Place) -> None:
    assert len(own_encoder(str(place("rows.onnx"))).encode([], Silent())) == 0


def test_a_model_of_other_inputs_is_refused(place: Place) -> None:
    with pytest.raises(BadInput, match="it takes pixels"):
        own_encoder(str(place("other.onnx")))


def test_a_missing_or_damaged_file_is_said(place: Place, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.onnx cannot be used: the file is not there"):
        own_encoder(str(tmp_path / "none.onnx"))
    path = place("rows.onnx")
    path.write_bytes(b"not a model")
    with pytest.raises(BadInput, match="no ONNX model"):
        own_encoder(str(path))
    path = place("states.onnx")
    tokens = (tmp_path / TOKENIZER).read_text("utf-8")
    (tmp_path / TOKENIZER).write_text(tokens[:40], "utf-8")
    with pytest.raises(BadInput, match=r"tokenizer\.json is damaged or of another kind"):
        own_encoder(str(path))
    (tmp_path / TOKENIZER).unlink()
    with pytest.raises(BadInput, match=r"tokenizer\.json is not there"):
        own_encoder(str(path))


@pytest.mark.parametrize("shape", [(3,), (1, 2), (2, 3, 4, 5)])
def test_an_output_of_another_shape_is_refused(place: Place, shape: tuple[int, ...]) -> None:
    encoder = own_encoder(str(place("rows.onnx")))

    class Other:
        def run(self, *_: object) -> list[np.ndarray]:
            return [np.ones(shape, np.float32)]

    with pytest.raises(BadInput, match="not one row a text"):
        OwnEncoder(replace(encoder.model, _session=Other()), encoder._tokenizer).encode(["a b", "c d"], Silent())


def table_of_words(*, outside: bool) -> bytes:
    """A model that looks word pieces up in a table (9, 4), which lies in another file or not."""
    table = np.arange(36, dtype=np.float32).reshape(9, 4) + 1
    where = field(13, field(1, "location") + field(2, "weights.bin")) + field(14, 1) if outside else b""
    nodes = [node("Gather", ["table", "input_ids"], "states")]
    ports = [port("input_ids", "int64", ["n", "pieces"])], [port("states", "float32", ["n", "pieces", 4])]
    return model(nodes, [tensor("table", table, where)], *ports)


def test_weights_in_other_files_are_refused(place: Place, tmp_path: Path) -> None:
    (tmp_path / "weights.bin").write_bytes(np.ones((9, 4), np.float32).tobytes())
    path = tmp_path / "inside.onnx"
    path.write_bytes(table_of_words(outside=False))
    assert own_encoder(str(path)).encode(["a"], Silent()).shape == (1, 4)
    path = tmp_path / "outside.onnx"
    path.write_bytes(table_of_words(outside=True))
    with pytest.raises(BadInput, match="its weights lie in other files"):
        own_encoder(str(path))
