"""The query strategies, one line a member."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.learning.base import QueryStrategy
from alapp.learning.strategies.default_mix import DefaultMix
from alapp.learning.strategies.disagreement import KL_CONSENSUS, VOTE_ENTROPY
from alapp.learning.strategies.diversity import Clusters, KCenter
from alapp.learning.strategies.random_sampling import RandomSampling
from alapp.learning.strategies.relevance import Relevance
from alapp.learning.strategies.typical import Typical
from alapp.learning.strategies.uncertainty import ENTROPY, LEAST_CONFIDENCE, MARGIN

STRATEGIES: Registry[QueryStrategy] = Registry(
    "query strategy",
    DefaultMix(),
    RandomSampling(),
    MARGIN,
    LEAST_CONFIDENCE,
    ENTROPY,
    Clusters(),
    KCenter(),
    Typical(),
    VOTE_ENTROPY,
    KL_CONSENSUS,
    Relevance(),
)
