"""Numbers of articles: one written form, a right check digit, and none that means something in one shop alone."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from commerce import bodies
from commerce.values import Gtin, Refusal, check_digit

TAKEN = TypeAdapter(bodies.Gtin)
DIGITS = "0123456789"


def numbers(length: int) -> st.SearchStrategy[str]:
    """So many digits, of which the last one is the check digit."""
    return st.text(DIGITS, min_size=length - 1, max_size=length - 1).map(lambda text: text + check_digit(text))


any_number = st.sampled_from((8, 12, 13, 14)).flatmap(numbers)


def refused(text: str) -> str | None:
    """The code of the refusal; None where the number is taken."""
    try:
        Gtin.parse(text)
    except Refusal as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("4006381333931", "04006381333931"),
        (" 4 006381-333931 ", "04006381333931"),
        ("96385074", "00000096385074"),
        ("036000291452", "00036000291452"),
        ("10036000291459", "10036000291459"),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", "04006381333931"),
        ("９６３８５０７４", "00000096385074"),
    ],
)
def test_a_number_is_kept_as_fourteen_digits(typed: str, digits: str) -> None:
    assert Gtin.parse(typed).digits == digits
    assert TAKEN.validate_python(typed) == digits


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4006381333932", "gtin_check_digit"),
        ("400638133393", "gtin_check_digit"),
        ("40063813", "gtin_check_digit"),
        ("400638133393X", "gtin_invalid"),
        ("4006381", "gtin_invalid"),
        ("004006381333931", "gtin_invalid"),
        ("4006381.333931", "gtin_invalid"),
        ("²006381333931", "gtin_invalid"),
        ("0212345000007", "gtin_restricted"),
        ("0412345000001", "gtin_restricted"),
        ("2012345000001", "gtin_restricted"),
        ("12012345000008", "gtin_restricted"),
        ("20123451", "gtin_restricted"),
        ("00000000", "gtin_restricted"),
        ("0512345000008", "gtin_restricted"),
        ("9812345000000", "gtin_restricted"),
        ("9912345000007", "gtin_restricted"),
        ("", "blank"),
        (" ", "blank"),
        ("4" * 41, "string_too_long"),
    ],
)
def test_a_refusal_has_a_code(typed: str, code: str) -> None:
    with pytest.raises(ValidationError) as fault:
        TAKEN.validate_python(typed)
    assert [one["type"] for one in fault.value.errors()] == [code]


def test_a_refusal_says_why() -> None:
    for typed, why in (
        ("x", "A GTIN is 8, 12, 13 or 14 digits, such as 4006381333931"),
        ("4006381333932", "The last digit of 04006381333932 does not fit the others; compare it with the packaging"),
        (
            "20123451",
            (
                "00000020123451 is for use inside one shop, and no GTIN: "
                "such numbers begin with 02, 04 or 2, those of 8 digits with 0 or 2"
            ),
        ),
        ("9812345000000", "09812345000000 is a coupon: numbers that begin with 05, 98 or 99 are no GTINs"),
    ):
        with pytest.raises(Refusal, match=f"^{why}$"):
            Gtin.parse(typed)


@given(any_number)
def test_what_is_taken_is_taken_again_as_it_is_written(number: str) -> None:
    assume(refused(number) is None)
    written = Gtin.parse(number)
    assert written.digits == number.zfill(14)
    assert Gtin.parse(written.digits) == Gtin(written.digits) == written


@given(any_number, st.lists(st.tuples(st.integers(0, 14), st.sampled_from(" -")), max_size=6))
def test_blanks_and_hyphens_mean_nothing(number: str, between: list[tuple[int, str]]) -> None:
    typed = number
    for place, what in between:
        typed = typed[:place] + what + typed[place:]
    assert refused(typed) == refused(number)


@given(any_number, st.integers(0, 13), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number: str, place: int, off: int) -> None:
    place %= len(number)
    wrong = number[:place] + str((int(number[place]) + off) % 10) + number[place + 1 :]
    assert refused(wrong) == "gtin_check_digit"


@given(numbers(13))
def test_only_prefixes_of_one_shop_are_refused_of_right_numbers(number: str) -> None:
    alone = number.startswith(("02", "04", "2", "05", "98", "99", "000000", "000002"))
    assert refused(number) == ("gtin_restricted" if alone else None)


@given(st.text(max_size=20))
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    assert refused(text) in (None, "gtin_invalid", "gtin_check_digit", "gtin_restricted")
