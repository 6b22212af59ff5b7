"""What a person states of a detector: its file, and which of its classes is which label of the project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alapp.domain.errors import BadInput
from alapp.domain.words import tr


def pairs_of(text: str) -> dict[str, str]:
    """Return what «class = label, class = label» states, as it is written.

    Raises
    ------
    BadInput : a part is no such pair, or a class is named twice.
    """
    pairs: dict[str, str] = {}
    for part in filter(str.strip, text.split(",")):
        name, sign, label = (side.strip() for side in part.partition("="))
        if not (name and sign and label) or name in pairs:
            raise BadInput(
                tr("“{part}” does not say which class is which label.", part=part.strip()),
                tr("The classes of the detector stay as they were."),
                tr("Write each class once with its label: car = Vehicle, bus = Vehicle."),
            )
        pairs[name] = label
    return pairs


def onnx_name(path: str) -> str:
    """Return the path of a detector; raises BadInput where it does not end in ``.onnx``, and looks no further."""
    if path and not path.lower().endswith(".onnx"):
        raise BadInput(
            tr("A detector is a file that ends in .onnx."), tr("The setting stays as it was."), tr("Choose another.")
        )
    return path


def labels_of(classes: Sequence[str], labels: Mapping[str, str], stated: str) -> dict[str, str]:
    """Return the label id of each class that is a label; ``labels`` maps ids to names, ``stated`` is the setting.

    What is stated goes before names; upper and lower case, blanks and underlines make no difference.
    """
    ids = {_plain(name): label_id for label_id, name in labels.items()}
    said = {_plain(name): _plain(label) for name, label in pairs_of(stated).items()}
    wanted = {name: said.get(_plain(name), _plain(name)) for name in classes}
    return {name: ids[label] for name, label in wanted.items() if label in ids}


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
