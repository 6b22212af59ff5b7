"""Key slots: sealing and opening, both copies of the area and what damage does to them, and hostile costs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alapp.domain.errors import BadInput, ProjectDamaged, ProjectTooNew
from alapp.store import slots
from alapp.store.recovery_key import looks_like_one, new_recovery_key, read_recovery_key
from alapp.store.slots import (
    AREA,
    COPY,
    MAGIC,
    MOST_SLOTS,
    Cost,
    KeyArea,
    Slot,
    from_bytes,
    key_file_digest,
    new_area,
    new_key_file,
    new_master,
    new_slot,
    seal,
    to_bytes,
    unseal,
)

FLOOR = Cost()


@pytest.fixture(scope="module")
def master() -> bytearray:
    return new_master()


@pytest.fixture(scope="module")
def area(master: bytearray) -> KeyArea:
    empty = new_area()
    return empty.with_slot(seal(empty, new_slot(empty, "person", "Me", FLOOR), master, "pässword"))


def made(n: int) -> KeyArea:
    """An area of slots that nothing opens; no key is made."""
    area = new_area()
    for number in range(1, n + 1):
        slot = Slot(number, "person", f"№{number} ÄÖ" * 6, "2026-01-01", FLOOR, True, b"s" * 16, b"n" * 12, b"w" * 48)
        area = area.with_slot(slot)
    return area


def test_a_slot_opens_with_its_password_only(area: KeyArea, master: bytearray) -> None:
    slot = area.slots[0]
    assert unseal(area, slot, "pa\u0308ssword") == master, "the same letters, put together in another way"
    assert unseal(area, slot, "password") is None
    assert unseal(area, slot, "pässword", b"k" * 32) is None, "it needs no key file"


@pytest.mark.parametrize(
    "forged",
    [
        {"number": 2},
        {"kind": "lead"},
        {"name": "You"},
        {"made_at": "1999"},
        {"cost": Cost(passes=4)},
        {"salt": b"s" * 16},
        {"nonce": b"n" * 12},
    ],
)
def test_what_is_said_of_a_slot_is_bound_to_it(area: KeyArea, forged: dict[str, object]) -> None:
    assert unseal(area, replace(area.slots[0], **forged), "pässword") is None  # type: ignore[arg-type]


def test_a_slot_does_not_open_in_the_area_of_another_project(area: KeyArea) -> None:
    assert unseal(replace(area, id=b"another project!"), area.slots[0], "pässword") is None


def test_a_key_file_is_needed_where_it_was_given(tmp_path: Path, master: bytearray) -> None:
    (tmp_path / "my.alkey").write_bytes(new_key_file())
    (tmp_path / "other.alkey").write_bytes(new_key_file())
    mine, other = (key_file_digest(tmp_path / f"{name}.alkey") for name in ("my", "other"))
    area = new_area()
    slot = seal(area, new_slot(area, "person", "", FLOOR), master, "pw", mine)
    assert slot.key_file
    assert unseal(area, slot, "pw", mine) == master
    assert unseal(area, slot, "pw", other) is None
    assert unseal(area, slot, "pw") is None


@pytest.mark.parametrize("content", [b"", b"short", b"x" * (2**20 + 1)])
def test_what_is_no_key_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="is not a key file"):
        key_file_digest(path)
    with pytest.raises(BadInput, match="cannot be read"):
        key_file_digest(tmp_path / "gone")


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost(1024), "weaker"),
        (Cost(passes=2), "weaker"),
        (Cost(lanes=0), "weaker"),
        (Cost(-5, -5, -5), "weaker"),
        (Cost(2**30), "more memory or time"),
        (Cost(passes=10**9), "more memory or time"),
        (Cost(2**20, 16), "more memory or time"),
        (Cost(lanes=2**20), "more lanes"),
    ],
)
def test_a_planted_cost_is_refused_before_anything_is_computed(
    area: KeyArea, cost: Cost, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "_argon2", lambda *_: pytest.fail("it was computed"))
    with pytest.raises(ProjectDamaged, match=words):
        unseal(area, replace(area.slots[0], cost=cost), "pässword")


def test_the_cost_of_this_machine_is_within_bounds() -> None:
    assert slots.calibrated().problem == ""


def test_an_area_comes_back_and_takes_so_many_bytes() -> None:
    area = made(MOST_SLOTS)
    assert len(to_bytes(area)) == AREA
    assert from_bytes(to_bytes(area)) == area
    with pytest.raises(BadInput, match="room"):
        area.with_slot(replace(area.slots[0], number=99))


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(copy=st.integers(0, 1), at=st.integers(0, COPY - 1), bit=st.integers(0, 7))
def test_any_bit_flipped_in_one_copy_leaves_the_other(copy: int, at: int, bit: int) -> None:
    area = made(3)
    data = bytearray(to_bytes(area))
    data[copy * COPY + at] ^= 1 << bit
    assert from_bytes(bytes(data)) == area


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.integers(0, COPY - 1), second=st.integers(0, COPY - 1))
def test_a_bit_flipped_in_each_copy_leaves_nothing(first: int, second: int) -> None:
    data = bytearray(to_bytes(made(2)))
    data[first] ^= 1
    data[COPY + second] ^= 1
    assert from_bytes(bytes(data)) is None


@settings(max_examples=300)
@given(st.binary(max_size=200), st.integers(0, 2**32 - 1))
def test_any_bytes_with_a_right_checksum_are_read_without_an_error(payload: bytes, length: int) -> None:
    body = (MAGIC + (1).to_bytes(2, "big") + length.to_bytes(4, "big") + payload).ljust(COPY - 32, b"\0")
    assert from_bytes(2 * (body + slots.hashlib.sha256(body).digest())) is None


def test_the_newer_of_two_whole_copies_counts() -> None:
    old, new = made(1), made(2)
    for data in (to_bytes(old)[:COPY] + to_bytes(new)[COPY:], to_bytes(new)[:COPY] + to_bytes(old)[COPY:]):
        assert from_bytes(data) == new


def test_an_area_of_a_newer_program_is_told() -> None:
    body = (MAGIC + (2).to_bytes(2, "big")).ljust(COPY - 32, b"\0")
    with pytest.raises(ProjectTooNew, match="newer alapp"):
        from_bytes(2 * (body + slots.hashlib.sha256(body).digest()))


def test_the_last_slot_stays() -> None:
    area = made(2).without(1)
    assert [slot.number for slot in area.slots] == [2]
    with pytest.raises(BadInput, match="last key"):
        area.without(2)
    with pytest.raises(BadInput, match="no key 7"):
        area.without(7)


@settings(max_examples=100)
@given(st.integers(0, 31), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_a_misread_sign_of_a_recovery_key_is_found(place: int, sign: str) -> None:
    printed = new_recovery_key()
    signs = printed.replace("-", "")
    typed = signs[:place] + sign + signs[place + 1 :]
    if typed == signs:
        assert read_recovery_key(typed) == printed
        return
    with pytest.raises(BadInput, match="misread"):
        read_recovery_key(typed)


def test_a_recovery_key_is_read_however_it_is_typed() -> None:
    printed = new_recovery_key()
    sloppy = printed.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert looks_like_one(sloppy)
    assert read_recovery_key(sloppy) == printed
    assert not looks_like_one("correct horse battery staple")
    for short in ("", "ABCD", printed[:-1], printed + "A"):
        with pytest.raises(BadInput, match="36 letters"):
            read_recovery_key(short)
