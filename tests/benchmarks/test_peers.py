"""A peer that cannot be had costs a benchmark its column, never its run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import peers


def test_a_peer_that_cannot_be_installed_is_told_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(place: Path, python: Path, peer: peers.Peer) -> None:
        raise OSError("no way to install it")

    monkeypatch.setattr(peers, "_make", refuse)
    assert peers.python_of("modal", tmp_path) is None
    assert "no way to install it" in capsys.readouterr().out


def test_what_was_made_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[Path]()

    def make(place: Path, python: Path, peer: peers.Peer) -> None:
        place.mkdir()
        made.append(python)

    monkeypatch.setattr(peers, "_make", make)
    assert peers.python_of("modal", tmp_path) == peers.python_of("modal", tmp_path) == made[0]
    assert len(made) == 1
