import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_service.domain.spelling import KnownWord, deletes, distance, edits_allowed, nearest

WORDS = st.text(alphabet="abcdeé", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("guitar", "gitar", 1),
        ("lamp", "lmap", 1),
        ("lamp", "lamp", 0),
        ("headphones", "hedphons", 2),
        ("pan", "pen", 1),
    ],
)
def test_edits_between_words(one: str, other: str, edits: int) -> None:
    assert distance(one, other, 2) == edits


def test_longer_words_may_have_more_wrong_letters() -> None:
    assert [edits_allowed(word) for word in ("pan", "lamp", "guitars", "skillets", "wh1000", "ab" * 20)] == [
        0, 1, 1, 2, 0, 0,
    ]  # fmt: skip


def test_the_nearest_word_has_the_fewest_edits_then_the_same_beginning_then_the_most_products() -> None:
    known = [KnownWord("guitar", 3), KnownWord("sitar", 9), KnownWord("guitare", 1)]
    assert nearest("gitar", known) == "guitar"
    assert nearest("guitarre", known) == "guitare"
    assert nearest("zzzzz", known) is None
    assert nearest("pan", [KnownWord("pans", 1)]) is None


@given(WORDS, WORDS)
def test_distance_is_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    assert distance(one, other, 2) == distance(other, one, 2) <= 3
    assert (distance(one, other, 2) == 0) == (one == other)


@given(WORDS, WORDS)
def test_words_one_edit_apart_share_what_is_left_without_a_letter(one: str, other: str) -> None:
    if distance(one, other, 1) == 1:
        assert set(deletes(one)) & set(deletes(other))
