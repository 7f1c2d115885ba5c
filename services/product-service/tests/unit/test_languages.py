from commerce.values import PAGE_LANGUAGES
from product_service.domain.texts import Language


def test_what_is_missing_is_told_of_each_language_of_the_storefront() -> None:
    assert tuple(Language) == PAGE_LANGUAGES
