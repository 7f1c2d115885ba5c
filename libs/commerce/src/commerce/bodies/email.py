"""E-mail addresses: one validator, one written form.

An address is kept in small letters, its domain in the letters its owner reads (bücher.de), so that one mailbox is one
string however it was typed. Nothing is looked up in the DNS: a checkout does not wait for somebody's name server.
"""

from typing import Final

from commerce.values import Refusal

LONGEST_EMAIL: Final = 254


def email_as_stored(text: str) -> str:
    """The written form of what somebody typed; raises Refusal.

    The domain .test is admitted, which demo accounts use; nothing can be mailed there.
    """
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(text.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise Refusal("email_invalid", str(error)) from None
    return checked.normalized.lower()


def email_to_look_up(text: str) -> str:
    """The written form, or for what is none (an account may be older than the rule) its small letters.

    What no account can have, such as control characters, becomes the empty string.
    """
    try:
        return email_as_stored(text)
    except Refusal:
        plain = text.strip().lower()
        return plain if plain.isprintable() else ""
