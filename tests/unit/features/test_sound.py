"""Sounds in pieces: samples, peaks, spectrogram, pieces to play, log-mel rows; hostile files are named."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.errors import AppError, BadInput
from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features import sound, sound_recipe
from alapp.features.wsola import Stretcher
from tests.unit.features.film_kit import Kept, media, need_decoder

RATE = 8_000


def made(samples: np.ndarray, rate: int = RATE, form: str = "WAV") -> MediaFile:
    out = BytesIO()
    soundfile.write(out, samples, rate, format=form)
    return MediaFile(f"made.{form.lower()}", "", 0, data=out.getvalue())


def tone(hertz: float, seconds: float, rate: int = RATE) -> np.ndarray:
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3"])
def test_facts_of_each_format(form: str) -> None:
    facts = sound.facts(Silent(), made(tone(440, 2.0, 16_000), 16_000, form))
    assert facts["rate"] == 16_000
    assert facts["channels"] == 1
    assert facts["microseconds"] == pytest.approx(2_000_000, abs=80_000)


@given(st.integers(1, 3_000), st.integers(1, 700), st.integers(1, 3), st.integers(0, 1 << 30))
@settings(max_examples=40)
def test_peaks_are_the_least_and_largest_of_their_stretches(n: int, size: int, channels: int, seed: int) -> None:
    samples = np.random.default_rng(seed).integers(-32_768, 32_767, (n, channels)).astype(np.int16)
    kept = Kept()
    sound.waveform(kept, made(samples), size)
    found = np.concatenate([piece.values for piece in kept.parts])
    assert len(found) == -(-n // size)
    real = samples.astype(np.float32) / 32_768
    for place, (low, high) in enumerate(found.tolist()):
        part = real[place * size : (place + 1) * size]
        assert low == pytest.approx(float(part.min()) * 127, abs=0.51)
        assert high == pytest.approx(float(part.max()) * 127, abs=0.51)


def test_pieces_of_a_long_sound_join_without_a_gap() -> None:
    kept, samples = Kept(), np.random.default_rng(0).uniform(-1, 1, 3 * sound.BLOCK)
    sound.waveform(kept, made(samples), 256)
    assert len(kept.parts) > 3
    assert len(kept.parts[0].values) < len(kept.parts[1].values), "the first piece is small"
    firsts = [piece.first for piece in kept.parts]
    assert firsts == np.cumsum([0, *(len(piece.values) for piece in kept.parts)])[:-1].tolist()


@pytest.mark.parametrize("hertz", [300, 1_000, 3_500])
def test_a_tone_lies_in_its_row_of_the_spectrogram(hertz: int) -> None:
    kept = Kept()
    sound.spectrogram(kept, made(tone(hertz, 3.0)), 0, 3_000_000, 120, 200)
    levels = np.concatenate([piece.levels for piece in kept.parts], axis=1)
    assert levels.shape == (200, 120)
    rows = levels[:, 5:-5].argmax(axis=0)
    assert np.abs((200 - rows - 0.5) * 4_000 / 200 - hertz).max() < 40
    assert levels.max() == pytest.approx(240 - 2 * 6.02, abs=4), "half a decibel each, 240 is full scale; less 1.4 dB"


def test_a_spectrogram_goes_beyond_both_ends_and_over_hours_in_pieces() -> None:
    kept = Kept()
    sound.spectrogram(kept, made(tone(500, 0.02)), 0, 20_000, 70, 10)
    assert [piece.first for piece in kept.parts] == [0, 64]
    assert sum(piece.levels.shape[1] for piece in kept.parts) == 70


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5, 2.0])
def test_another_speed_keeps_the_pitch(speed: float) -> None:
    kept = Kept()
    sound.pieces(kept, made(tone(440, 4.0)), 0, 4_000_000, speed)
    played = np.concatenate([piece.samples[:, 0] for piece in kept.parts]).astype(float)
    assert len(played) / RATE == pytest.approx(4.0 / speed, rel=0.03)
    middle = played[2_000:-4_000]
    loudest = np.abs(np.fft.rfft(middle * np.hanning(len(middle)))).argmax()
    assert np.fft.rfftfreq(len(middle), 1 / RATE)[loudest] == pytest.approx(440, abs=2)
    starts = [piece.start for piece in kept.parts]
    assert starts == sorted(starts)


def test_pieces_to_play_are_the_samples_from_their_start() -> None:
    ramp = np.arange(-4 * RATE, 4 * RATE, dtype=np.int16)
    kept = Kept()
    sound.pieces(kept, made(ramp), 1_500_000, 4_200_000)
    played = np.concatenate([piece.samples[:, 0] for piece in kept.parts])
    assert np.abs(played.astype(int) - ramp[12_000:33_600]).max() <= 1


def test_a_stretcher_that_heard_nothing_gives_nothing() -> None:
    assert len(Stretcher(RATE, 0.5).end()) == 0


def problem(file: MediaFile) -> AppError | None:
    """Read everything there is of a file; return why that cannot be done."""
    kept = Kept()
    try:
        facts = sound.facts(kept, file)
        sound.waveform(kept, file, 64)
        sound.spectrogram(kept, file, 0, facts["microseconds"], 40, 40)
        sound_recipe.time_frames(Silent(), file)
    except AppError as error:
        return error
    return None


@pytest.mark.real_data
def test_odd_wav_files_are_read_or_named(shared_data: Path) -> None:
    need_decoder()
    paths = sorted((shared_data / "hostile" / "audio-odd-wav").glob("*.wav"))
    problems = {path.name: problem(media(path)) for path in paths}
    assert sum(found is None for found in problems.values()) == 7
    for name, found in problems.items():
        assert found is None or (name in found.what and found.remedy)


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    need_decoder()
    for head in (b"", b"RIFF\xff\xff\xff\xffWAVEfmt ", b"fLaC", b"OggS", b"ID3\x03"):
        with pytest.raises(BadInput, match=r"noise\.wav"):
            sound.facts(Silent(), MediaFile("noise.wav", "", 0, data=head + data))


def test_log_mel_says_where_a_tone_is_and_how_loud() -> None:
    low, high = (sound_recipe.log_mel(tone(hertz, 1.0).astype(np.float32), RATE)[20:80] for hertz in (300, 2_000))
    assert low.shape[1] == sound_recipe.BANDS
    assert low.mean(axis=0).argmax() < high.mean(axis=0).argmax()
    quiet = sound_recipe.log_mel(tone(300, 1.0).astype(np.float32) / 10, RATE)[20:80]
    assert (low - quiet).max() == pytest.approx(1.0, abs=0.05), "20 dB are one unit"


def test_rows_of_a_long_sound_are_those_of_a_short_one_one_after_the_other() -> None:
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, 50 * RATE)
    frames = sound_recipe.time_frames(Silent(), made(samples))
    assert (frames.hop, frames.length, frames.kind) == (20_000, 50_000_000, "log_mel")
    whole = sound_recipe.log_mel(samples.astype(np.float32), RATE)
    expected = whole[: len(whole) // 2 * 2].reshape(-1, 2, sound_recipe.BANDS).mean(axis=1)
    assert len(frames.rows) == -(-len(whole) // 2)
    assert np.abs(frames.rows[:2_400].astype(float) - expected[:2_400]).max() < 0.02


def test_statistics_tell_sounds_apart_and_a_long_one_is_looked_at_in_places() -> None:
    rng = np.random.default_rng(2)
    files = [made(tone(hertz, 0.6) + rng.normal(0, 0.01, 4_800)) for hertz in (300, 310, 2_000, 2_010)]
    recipe = sound_recipe.SoundRecipe()
    rows = recipe.transform(recipe.fit(files, rng, Silent()), [*files, None], Silent()).dense.astype(float)
    likeness = rows @ rows.T
    assert likeness[0, 1] > likeness[0, 2]
    assert likeness[2, 3] > likeness[1, 2]
    assert not rows[-1].any()
    long = sound_recipe.statistics(made(rng.normal(0, 0.1, 100 * RATE)))
    assert long is not None
    assert np.isfinite(long).all()
