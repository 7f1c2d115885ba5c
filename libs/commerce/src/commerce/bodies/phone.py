"""Phone numbers, in E.164. The library takes 50 ms and 6 MB to load, so it is loaded for the first number."""

from typing import Final

from commerce.values import Refusal

LONGEST_PHONE: Final = 40
# The shortest that anybody can be called by has four digits (Saint Helena); the library admits two for Germany.
_SMALLEST: Final = 1000
_SENTENCE = "This is not a phone number; write it with the country's prefix, such as +49 30 123456"


def phone_as_stored(text: str, country: str | None) -> str:
    """`text` in E.164: `030 123456` in DE is +4930123456. Raises Refusal for what could be no number there.

    Whether somebody has the number is not asked, only whether its length is possible: new ranges come every year.
    """
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(text, country)
    except NumberParseException:
        raise Refusal("phone_invalid", _SENTENCE) from None
    if number.extension:
        raise Refusal("phone_invalid", "Please write the phone number without an extension")
    if not is_possible_number(number) or (number.national_number or 0) < _SMALLEST:
        raise Refusal("phone_invalid", _SENTENCE)
    return format_number(number, PhoneNumberFormat.E164)
