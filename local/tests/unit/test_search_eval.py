from collections import Counter

import pytest

from embedded.checkout import repository
from product_service.demo.shop import load_shop
from souk.search_eval.judge import Judged, Outcome
from souk.search_eval.labels import Half, Labels, Query, load_labels
from souk.search_eval.measures import interval, ndcg, recall
from souk.search_eval.report import SPOKEN, bars
from souk.search_eval.shop import MODES


@pytest.fixture(scope="module")
def labels() -> Labels:
    return load_labels(repository())


def test_every_judged_product_is_in_the_demo_catalogue(labels: Labels) -> None:
    known = {product.slug for product in load_shop().products}
    assert {slug for query in labels.queries for slug in query.grades} <= known


def test_there_is_enough_to_judge_by_in_both_halves(labels: Labels) -> None:
    assert len(labels.queries) >= 150
    assert len(labels.kept) >= 60
    assert len(labels.meant) >= 40
    for half in Half:
        languages, kinds = (Counter(getattr(each, name) for each in labels.of(half)) for name in ("language", "kind"))
        assert min(languages[language] for language in SPOKEN) >= 10
        assert min(kinds.values()) >= 8


def test_no_query_stands_twice_and_each_has_something_to_find(labels: Labels) -> None:
    assert len({(query.language, query.text) for query in labels.queries}) == len(labels.queries)
    assert all(query.good for query in labels.queries)
    assert {grade for query in labels.queries for grade in query.grades.values()} == {1, 2, 3}


def test_a_list_is_worth_most_when_the_best_come_first() -> None:
    grades = {"tent": 3, "mat": 1}
    assert ndcg(["tent", "mat"], grades) == 1
    assert 0 < ndcg(["mat", "lamp", "tent"], grades) < 1
    assert ndcg(["lamp"] * 10 + ["tent"], grades) == 0


def test_recall_asks_for_what_is_good_and_for_no_more_than_ten() -> None:
    query = Query("many", "en", "word", {f"p{number}": 3 for number in range(20)} | {"other": 1})
    assert recall([f"p{number}" for number in range(10)], query) == 1
    assert recall(["p1", "other"], query) == 0.1


def test_an_interval_holds_its_mean_and_is_always_the_same() -> None:
    figures = [0.0, 1.0] * 20
    low, high = interval(figures)
    assert low < 0.5 < high
    assert (low, high) == interval(figures)


def _outcome(hybrid: float) -> Outcome:
    queries = [Query("tent", language, "word", {"tent": 3}) for language in SPOKEN]
    gains = {"keyword": 0.9, "semantic": 0.5, "hybrid": hybrid}
    judged = tuple(Judged(query, mode, gains[mode], 1.0, empty=False) for query in queries for mode in MODES)
    return Outcome(judged, (), (), ())


def test_bars_are_met_or_not(labels: Labels) -> None:
    assert all(row.holds for row in bars(_outcome(0.95), labels))
    missed = [row.name for row in bars(_outcome(0.85), labels) if not row.holds]
    assert missed == ["Ahead of the better leg", "  in en", "  in fr", "  in ar"]
