import pytest

from commerce.values import page_address


@pytest.mark.parametrize(
    ("locale", "address"),
    [
        ("en", "https://shop.example/verify"),
        ("en-GB", "https://shop.example/verify"),
        ("fr", "https://shop.example/fr/verify"),
        ("fr-CA", "https://shop.example/fr/verify"),
        ("ar-EG", "https://shop.example/ar/verify"),
        ("de", "https://shop.example/verify"),
        ("fro", "https://shop.example/verify"),
    ],
)
def test_a_page_is_in_its_readers_language_or_in_english(locale: str, address: str) -> None:
    assert page_address("https://shop.example", locale, "/verify") == address
    assert page_address("https://shop.example/", locale, "/verify") == address
