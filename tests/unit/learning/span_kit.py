"""Made-up sentences with drugs and doses, for tests of span models."""

from __future__ import annotations

import random

from alapp.domain.region import Span

DRUGS = ("Aspirin", "Metformin", "Zolofane", "Codeine", "Apixaban", "Ramipril", "Warfarin", "Statin")
OPENINGS = ("The patient took", "We gave", "She was put on", "Please stop", "He refused")
ENDINGS = ("at noon.", "for two weeks.", "because of pain.", "as before.", "and went home.")


def letters(n: int, seed: int, noise: float = 0.0) -> tuple[list[str], list[list[Span]]]:
    """Return ``n`` sentences and their spans; a share ``noise`` of the drugs is not marked."""
    rng = random.Random(seed)
    texts, spans = [], []
    for _ in range(n):
        dose, drug = f"{rng.choice((5, 10, 20, 40, 500))} mg", rng.choice(DRUGS)
        opening = rng.choice(OPENINGS)
        text = f"{opening} {dose} of {drug} {rng.choice(ENDINGS)}"
        at = len(opening) + 1
        there = at + len(dose) + 4
        found = [Span(at, at + len(dose), "dose", dose)]
        if rng.random() >= noise:
            found.append(Span(there, there + len(drug), "drug", drug))
        texts.append(text)
        spans.append(found)
    return texts, spans
