from uuid import UUID

import pytest

from search_service.domain.ranking import Candidate, Mode, fuse, weight
from servicekit.domain import new_id

A, B, C = (new_id() for _ in range(3))


def order(*candidates: Candidate, mode: Mode = Mode.HYBRID) -> list[UUID]:
    return list(fuse(candidates, mode).products)


def test_words_lead_where_they_match_well() -> None:
    by_words, by_meaning = Candidate(A, 0.8, 1.0, 0.3), Candidate(B, 0.0, 0.0, 0.6)
    assert order(by_meaning, by_words) == [A, B]


def test_meaning_takes_over_where_words_match_badly() -> None:
    by_words, by_meaning = Candidate(A, 0.1, 0.2, 0.3), Candidate(B, 0.0, 0.0, 0.6)
    ranking = fuse([by_words, by_meaning], Mode.HYBRID)
    assert ranking.products == (B, A)
    assert ranking.only_by_meaning


def test_an_article_number_comes_first() -> None:
    assert order(Candidate(A, 0.9, 1.0, 0.9), Candidate(B, has_code=True, cosine=0.5)) == [B, A]


def test_popular_ones_win_a_tie_and_what_is_sold_out_loses_it() -> None:
    tied = [Candidate(A, 0.5, 1.0, 0.5, sold_out=True), Candidate(B, 0.5, 1.0, 0.5), Candidate(C, 0.5, 1.0, 0.5)]
    assert order(*tied) == [*sorted((B, C)), A]
    assert order(*tied[:2], Candidate(C, 0.5, 1.0, 0.5, popularity=1.0))[0] == C


def test_nonsense_finds_nothing() -> None:
    assert order(Candidate(A, cosine=0.18), Candidate(B, cosine=0.1)) == []
    assert order(Candidate(A, cosine=0.22), Candidate(B, cosine=0.1)) == [A]


def test_what_is_much_less_alike_than_the_best_is_left_out() -> None:
    assert order(Candidate(A, 0.5, 1.0, 0.8), Candidate(B, cosine=0.3)) == [A]


@pytest.mark.parametrize(("mode", "expected"), [(Mode.KEYWORD, [A]), (Mode.SEMANTIC, [B, A]), (Mode.HYBRID, [A, B])])
def test_modes(mode: Mode, expected: list[UUID]) -> None:
    assert order(Candidate(A, 0.5, 1.0, 0.4), Candidate(B, cosine=0.6), mode=mode) == expected


def test_without_vectors_words_alone_rank() -> None:
    assert order(Candidate(A, 0.4, 1.0), Candidate(B, 0.5, 1.0)) == [B, A]


def test_the_rarer_a_word_the_more_it_tells() -> None:
    assert weight(1, 100) > weight(50, 100) > 0
    assert weight(200, 100) > 0


def test_what_many_have_is_no_article_number() -> None:
    many = [Candidate(UUID(int=number), 0.2, 0.3, has_code=True) for number in range(10, 40)]
    assert order(*many, Candidate(A, 0.9, 1.0))[0] == A


def test_hits_by_few_of_the_words_are_left_out_where_others_have_all() -> None:
    both, one = Candidate(A, 0.8, 1.0, 0.6), Candidate(B, 0.05, 0.3, 0.1)
    assert order(both, one) == [A]
    assert list(fuse([both, one], Mode.KEYWORD).products) == [A, B]
