"""What is stored and what is asked are folded alike."""

import pytest

from product_service.infrastructure.words import asked, indexed, sort_key


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u00ad", "'", "\u2019"])
def test_a_compound_is_found_by_its_parts_and_written_together(hyphen: str) -> None:
    assert indexed(f"Wi{hyphen}Fi router") == "wifi router wi fi"
    assert asked(f"wi{hyphen}fi").words == "wifi"


def test_what_has_no_blanks_is_found_by_any_part_of_it() -> None:
    assert indexed("蓝色衬衫 M") == "蓝色 色衬 衬衫 m 蓝 色 衬 衫"
    assert asked("衬衫").words == "衬衫"
    assert asked("色衬衫").words == '"色衬 衬衫"'
    assert asked("衫").words == "衫"
    assert asked("iphone手机壳 -红色的").words == 'iphone "手机 机壳" -"红色 色的"'


@pytest.mark.parametrize(
    ("query", "words", "before", "beginning"),
    [
        ("smorgas", "smorgas", "", "smorgas:*"),
        ("blue tea", "blue tea", "blue", "tea:*"),
        ("blue te", "blue te", "", None),
        ('"blue tea"', '"blue tea"', "", None),
        ("tea -blue", "tea -blue", "", None),
        ("tea or coffee", "tea or coffee", "", None),
        ("TEA-1", "tea1", "", "tea1:*"),
        ('-"blue tea" pot', '-"blue tea" pot', '-"blue tea"', "pot:*"),
        ("3.5 mm. a/b", "3.5 mm a b", "", None),
        ("- & | ! ( ) :* '", "", "", None),
        ('"unclosed', "unclosed", "", None),
    ],
)
def test_queries_keep_their_meaning(query: str, words: str, before: str, beginning: str | None) -> None:
    found = asked(query)
    assert (found.words, found.before, found.beginning) == (words, before, beginning)


def test_a_sort_key_fits_into_a_cursor_and_ends_with_a_whole_character() -> None:
    for title in ("蓝" * 200, "a" + "é" * 199, "𠀀" * 200):
        assert len(sort_key(title).encode()) <= 160
    assert sort_key("  Ér  é ") == "er e"
