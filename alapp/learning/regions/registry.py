"""All learners of regions: one line a member."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.learning.regions.base import RegionLearner
from alapp.learning.regions.crf import Crf

REGION_LEARNERS: Registry[RegionLearner] = Registry("region learner", Crf())
