"""Open sets with drawn regions for the benchmarks: pictures with their known boxes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Tree

from alapp.domain.media import MediaFile
from alapp.domain.region import Box


@dataclass(frozen=True, slots=True)
class BoxedPicture:
    """A picture with its known boxes, each inside it."""

    file: MediaFile
    size: tuple[int, int]
    boxes: tuple[Box, ...]


def bccd(folder: Path) -> list[BoxedPicture]:
    """Return the blood cells of BCCD (JPEG and Pascal VOC XML); boxes without an area are left out."""
    root = folder / "detect-bccd"
    return [_voc(path, root / "JPEGImages") for path in sorted((root / "Annotations").glob("*.xml"))]


def _voc(path: Path, pictures: Path) -> BoxedPicture:
    tree = Tree.parse(path).getroot()
    image = pictures / f"{path.stem}.jpg"
    data = image.read_bytes()
    size = int(tree.findtext("size/width", "0")), int(tree.findtext("size/height", "0"))
    found = [_box(node, size) for node in tree.iterfind("object")]
    file = MediaFile(image.name, hashlib.sha256(data).hexdigest(), len(data), path=image)
    return BoxedPicture(file, size, tuple(box for box in found if box.w >= 1 and box.h >= 1))


def _box(node: Tree.Element, size: tuple[int, int]) -> Box:
    left, top, right, bottom = (
        float(node.findtext(f"bndbox/{side}", "0")) for side in ("xmin", "ymin", "xmax", "ymax")
    )
    left, right = (min(max(x, 0.0), float(size[0])) for x in (left, right))
    top, bottom = (min(max(y, 0.0), float(size[1])) for y in (top, bottom))
    return Box(left, top, right - left, bottom - top, node.findtext("name", ""))
