"""The query strategies, one line a member."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.domain.words import N_
from alapp.learning.base import QueryStrategy
from alapp.learning.strategies.balanced import Balanced
from alapp.learning.strategies.cardinality import Cardinality
from alapp.learning.strategies.clusters import Clusters
from alapp.learning.strategies.contrastive import Contrastive
from alapp.learning.strategies.cvirs import Cvirs
from alapp.learning.strategies.default_mix import DefaultMix
from alapp.learning.strategies.density import Density
from alapp.learning.strategies.entropy import Entropy
from alapp.learning.strategies.gradients import GradientClusters
from alapp.learning.strategies.herding import Herding
from alapp.learning.strategies.jensen_shannon import JensenShannon
from alapp.learning.strategies.k_center import KCenter
from alapp.learning.strategies.kl_consensus import KlConsensus
from alapp.learning.strategies.least_confidence import LeastConfidence
from alapp.learning.strategies.margin import Margin
from alapp.learning.strategies.mix import Mix
from alapp.learning.strategies.random_sampling import RandomSampling
from alapp.learning.strategies.ratio import Ratio
from alapp.learning.strategies.relevance import Relevance
from alapp.learning.strategies.several_mean import SeveralMean
from alapp.learning.strategies.typical import Typical
from alapp.learning.strategies.vote_entropy import VoteEntropy

STRATEGIES: Registry[QueryStrategy] = Registry(
    N_("query strategy"),
    DefaultMix(),
    RandomSampling(),
    Margin(),
    LeastConfidence(),
    Ratio(),
    Entropy(),
    Herding(),
    Clusters(),
    KCenter(),
    GradientClusters(),
    Density(),
    Contrastive(),
    Balanced(),
    Typical(),
    VoteEntropy(),
    KlConsensus(),
    JensenShannon(),
    SeveralMean(),
    Cardinality(),
    Cvirs(),
    Relevance(),
    Mix(),
)
