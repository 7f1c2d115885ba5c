"""What a list of hits is worth, and how sure a mean of such figures is."""

import math
import random
from collections.abc import Mapping, Sequence
from statistics import fmean

from souk.search_eval.labels import Query

DEPTH = 10
_RESAMPLES, _SEED = 2_000, 7
_LOW, _HIGH = 0.025, 0.975


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, with gains 2^grade - 1 (Järvelin and Kekäläinen 2002)."""
    ideal = _dcg(sorted(grades.values(), reverse=True))
    return _dcg([grades.get(slug, 0) for slug in found]) / ideal


def recall(found: Sequence[str], query: Query) -> float:
    """Which share of what should be found is among the first ten, of ten at most."""
    good = query.good
    return len(good & set(found[:DEPTH])) / min(len(good), DEPTH)


def interval(figures: Sequence[float]) -> tuple[float, float]:
    """Within which the mean lies 95 times of 100, by bootstrap; the same figures give the same interval."""
    dice = random.Random(_SEED)
    means = sorted(fmean(dice.choices(figures, k=len(figures))) for _ in range(_RESAMPLES))
    return means[int(_LOW * _RESAMPLES)], means[int(_HIGH * _RESAMPLES)]


def _dcg(grades: Sequence[int]) -> float:
    return sum((pow(2.0, grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))
