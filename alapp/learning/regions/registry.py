"""All learners of regions: one line a member."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.domain.words import N_
from alapp.learning.regions.base import RegionLearner
from alapp.learning.regions.crf import Crf
from alapp.learning.regions.detector import Detector
from alapp.learning.regions.own_detector import OwnDetector
from alapp.learning.regions.sliding import Sliding

REGION_LEARNERS: Registry[RegionLearner] = Registry(N_("region learner"), Crf(), Sliding(), Detector(), OwnDetector())
