import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_service.domain.price_words import price_words

EURO = "EUR"


@pytest.mark.parametrize(
    ("typed", "minimum", "maximum", "rest"),
    [
        ("headphones under 50 €", None, 5000, "headphones"),
        ("headphones under 50", None, 5000, "headphones"),
        ("under €49.90 lamp", None, 4990, "lamp"),
        ("lamp less than 1,299.50 eur", None, 129950, "lamp"),
        ("gift between 20 and 40 euros", 2000, 4000, "gift"),
        ("gift between 40 and 20", 2000, 4000, "gift"),
        ("sac moins de 50", None, 5000, "sac"),
        ("sac jusqu'à 50 €", None, 5000, "sac"),
        ("cadeau entre 20 et 40 €", 2000, 4000, "cadeau"),
        ("vélo à partir de 1 000 €", 100000, None, "vélo"),
        ("Stuhl bis 99 Euro", None, 9900, "Stuhl"),
        ("Stuhl zwischen 50 und 99,50 Euro", 5000, 9950, "Stuhl"),
        ("Stuhl über 50€", 5000, None, "Stuhl"),
        ("سماعات أقل من ٥٠ يورو", None, 5000, "سماعات"),
        ("سماعات أقل من 50", None, 5000, "سماعات"),
        ("هدية بين ٢٠ و ٤٠ يورو", 2000, 4000, "هدية"),
    ],
)
def test_prices_among_the_words(typed: str, minimum: int | None, maximum: int | None, rest: str) -> None:
    found = price_words(typed, EURO)
    assert found is not None
    assert (found.minimum, found.maximum, found.rest) == (minimum, maximum, rest)
    assert found.text in typed


@pytest.mark.parametrize(
    "typed",
    [
        "phone 15 pro max 256",
        "rug under 50 cm",
        "toys ab 3 Jahren",
        "puzzle from 1000",
        "headphones under 50 $",
        "under the sea",
        "over ear headphones",
        "between 20 and 40 cm",
        "thunder 50 €",
    ],
)
def test_numbers_that_are_no_price_stay_words(typed: str) -> None:
    assert price_words(typed, EURO) is None


def test_the_shops_currency_decides_what_an_amount_is() -> None:
    dinars, yen = price_words("under 5 KWD", "KWD"), price_words("under 500 jpy", "JPY")
    assert dinars is not None
    assert dinars.maximum == 5000
    assert yen is not None
    assert yen.maximum == 500


@given(st.text(max_size=200), st.sampled_from(["EUR", "USD", "KWD", "JPY", "XYZ"]))
def test_any_text_gives_a_price_or_none(typed: str, currency: str) -> None:
    found = price_words(typed, currency)
    if found is not None:
        assert found.text in typed
        assert len(found.rest) < len(typed)
        assert 0 <= (found.minimum or 0) <= (found.maximum or 10**12) <= 10**12


@given(st.integers(0, 10**9), st.sampled_from(["under {} €", "moins de {} €", "unter {} €", "أقل من {} يورو"]))
def test_whole_amounts_come_back(amount: int, pattern: str) -> None:
    found = price_words(pattern.format(amount), EURO)
    assert found is not None
    assert found.maximum == amount * 100
