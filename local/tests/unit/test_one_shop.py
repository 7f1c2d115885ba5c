"""The services speak to shoppers as one shop."""

from pathlib import Path

from embedded.checkout import repository
from order_service.config.settings import OrderSettings
from order_service.main import shop_answer
from product_service.domain.texts import DEFAULT_LOCALE
from servicekit.contracts import placeholder_settings
from servicekit.mail import MailTemplates

MAILS = {folder.parent.name: folder for folder in sorted((repository() / "services").glob("*/src/*/templates"))}


def shown() -> tuple[str, ...]:
    """The locales of `GET /orders/shop`."""
    return tuple(shop_answer(placeholder_settings(OrderSettings), test_mode=True).locales)


def test_every_service_writes_its_mails_in_the_locales_that_the_shop_shows() -> None:
    assert {"auth_service", "order_service"} <= MAILS.keys()
    assert {service: MailTemplates(folder).locales for service, folder in MAILS.items()} == dict.fromkeys(
        MAILS, shown()
    )


def test_the_catalogue_and_the_mails_fall_back_on_the_same_locale() -> None:
    assert shown()[0] == DEFAULT_LOCALE


def test_no_mail_names_the_shop_but_by_its_setting() -> None:
    for folder in MAILS.values():
        for file in folder.iterdir():
            assert "Souk" not in file.read_text(), file.name


def test_no_two_languages_share_a_text() -> None:
    for folder in MAILS.values():
        texts = [file.read_text() for file in folder.iterdir()]
        assert len(set(texts)) == len(texts)


def test_every_part_of_a_mail_is_there_in_each_locale() -> None:
    def parts(folder: Path, locale: str) -> set[str]:
        return {file.name.replace(f".{locale}.", ".") for file in folder.glob(f"*.{locale}.*")}

    for folder in MAILS.values():
        assert {locale: parts(folder, locale) for locale in shown()} == dict.fromkeys(shown(), parts(folder, "en"))
