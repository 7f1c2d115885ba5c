"""Which passwords are good enough: long, and on nobody's list. No composition rules (ASVS 6.2.5)."""

import unicodedata
from collections.abc import Container

from auth_service.domain.errors import PasswordTooCommon

SHORTEST, LONGEST = 8, 256


def normalised(password: str) -> str:
    """NFKC, so that the same keys give the same password on every keyboard."""
    return unicodedata.normalize("NFKC", password)


def check_password(password: str, common: Container[str], *, email: str = "") -> None:
    """Raises PasswordTooCommon for a password on the list, of a single character, or that is the person's e-mail."""
    folded = normalised(password).casefold()
    if folded in common or len(set(folded)) < 3 or folded in (email, email.partition("@")[0]):
        raise PasswordTooCommon(errors=[{"field": "password", "code": PasswordTooCommon.code}])
