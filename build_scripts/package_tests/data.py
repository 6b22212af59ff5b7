"""Data of our own making, whose right answers can be seen from afar: long or short, dark or bright."""

from __future__ import annotations

import json
import random
import struct
import zlib

from package_tests.world import World

LABELS = ("Device", "Fall")
SHORT, LONG = LABELS
PEOPLE = ("Ada", "Noor", "Émile", "Søren", "Zoë", "Li", "Amara", "Jan")
PLACES = ("Paris", "Oslo", "Lima", "Kyoto", "Accra", "Quito")


def truth_of(key: str) -> str:
    """Return the right label of an item by its key."""
    return LABELS[int(key.partition("-")[2]) % 2]


def reports(rows: int) -> str:
    """Return a CSV of reports: falls are told at length, devices in a line."""
    chance = random.Random(1)
    lines = ["id,text"]
    for i in range(rows):
        ward, bed, hour = chance.randrange(1, 60), chance.randrange(1, 40), chance.randrange(24)
        short = f"Case {i}: pump alarm on line {bed} at {hour} o'clock, device exchanged."
        long = (
            f"Case {i}: the patient in bed {bed} of ward {ward} fell beside the bed at {hour} o'clock on the way to the"
            " bathroom and was found on the floor by the nurse on duty; the rails were up, the light was on, the call"
            " bell was within reach, no injury was seen, and the family and the physician were told within the hour, as"
            " the plan for patients who have fallen before asks for, with a mat beside the bed from now on."
        )
        lines.append(f'R-{i:04},"{long if truth_of(f"R-{i}") == LONG else short}"')
    return "\n".join(lines) + "\n"


def sentences(rows: int) -> str:
    """Return JSON lines whose texts begin with the name of a person."""
    chance = random.Random(2)
    made = (f"{chance.choice(PEOPLE)} went to {chance.choice(PLACES)} with {i} others." for i in range(rows))
    return "".join(json.dumps({"id": f"S-{i:04}", "text": text}) + "\n" for i, text in enumerate(made))


def put_pictures(world: World, folder: str, count: int) -> str:
    """Write dark and bright pictures and return their folder as the program sees it."""
    chance = random.Random(3)
    place = world.outside(f"{world.own}/{folder}")
    place.mkdir(parents=True)
    for i in range(count):
        level = chance.randrange(5, 60) if truth_of(f"P-{i}") == SHORT else chance.randrange(170, 230)
        (place / f"P-{i:04}.png").write_bytes(grey_png(96, 96, level, chance))
    if world.root:
        world.give(world.outside(world.own))
    return f"{world.own}/{folder}"


def grey_png(width: int, height: int, level: int, chance: random.Random) -> bytes:
    """Return a picture of about this level with some noise."""
    rows = b"".join(b"\0" + bytes(max(0, level - chance.randrange(5)) for _ in range(width)) for _ in range(height))
    parts = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows)),
             (b"IEND", b""))  # fmt: skip
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
