"""Folders of pictures for benchmarks: photographs of the usual size cut from real ones, or small ones as they are."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from tests.benchmarks.made import DATA

SIZE = (640, 480)
QUALITY = 85
CLASSES = 10
SMALL = "image-fashion-mnist/fashion-mnist-train-png.zip"
LOOSE = ("detect-bccd/JPEGImages", "image-sign-language-digits/sample")
OF_SMALL = 200
ENDINGS = {".png", ".jpg", ".jpeg"}


def small(target: Path, most: int) -> int:
    """Write pictures of 28 x 28 below ``target``, as many from each class as there are; return how many."""
    with zipfile.ZipFile(DATA / SMALL) as pack:
        names = sorted(n for n in pack.namelist() if Path(n).suffix in ENDINGS)
        chosen = names[:: max(1, len(names) // most)][:most]
        for name in chosen:
            place = target / Path(name).parent.name / Path(name).name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(pack.read(name))
    return len(chosen)


def photos(target: Path, count: int, seed: int = 0) -> int:
    """Write JPEG files of 640 x 480 in ten folders: each another part of a real picture, some mirrored."""
    rng, known = np.random.default_rng(seed), _sources()
    for number in range(count):
        source = known[number % len(known)]
        share, flip = rng.uniform(0.6, 0.95), rng.random() < 0.5
        width, height = source.width * share, source.height * share
        left, top = rng.uniform(0, source.width - width), rng.uniform(0, source.height - height)
        part = source.resize(SIZE, Image.Resampling.BILINEAR, (left, top, left + width, top + height))
        place = target / f"class{number % CLASSES}" / f"{number:06}.jpg"
        place.parent.mkdir(parents=True, exist_ok=True)
        mirrored = part.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if flip else part
        mirrored.save(place, quality=QUALITY)
    return count


def _sources() -> list[Image.Image]:
    loose = [p for name in LOOSE for p in sorted((DATA / name).rglob("*")) if p.suffix.lower() in ENDINGS]
    found = [Image.open(path).convert("RGB") for path in loose]
    with zipfile.ZipFile(DATA / SMALL) as pack:
        names = sorted(n for n in pack.namelist() if Path(n).suffix in ENDINGS)
        some = names[:: len(names) // OF_SMALL]
        return found + [Image.open(BytesIO(pack.read(name))).convert("RGB") for name in some]
