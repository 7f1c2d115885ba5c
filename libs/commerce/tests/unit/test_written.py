import pytest

from commerce.values import Money, written


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "€1,234,567.89"),
        ("en-GB", "€1,234,567.89"),
        ("de-CH", "1.234.567,89\u00a0€"),
        ("fr", "1\u202f234\u202f567,89\u00a0€"),
        ("ar-EG", "\u200f1,234,567.89\u00a0€"),
        ("zh-Hans", "€1,234,567.89"),
    ],
)
def test_an_amount_is_written_as_its_reader_writes_it(locale: str, text: str) -> None:
    assert written(Money(123456789, "EUR"), locale) == text


@pytest.mark.parametrize(
    ("money", "english", "french"),
    [
        (Money(0, "EUR"), "€0.00", "0,00\u00a0€"),
        (Money(-5, "EUR"), "-€0.05", "-0,05\u00a0€"),
        (Money(1999, "CHF"), "CHF\u00a019.99", "19,99\u00a0CHF"),
        (Money(1999, "JPY"), "JPY\u00a01,999", "1\u202f999\u00a0JPY"),
        (Money(1999, "KWD"), "KWD\u00a01.999", "1,999\u00a0KWD"),
    ],
)
def test_each_currency_has_its_own_digits(money: Money, english: str, french: str) -> None:
    assert (written(money, "en"), written(money, "fr")) == (english, french)
