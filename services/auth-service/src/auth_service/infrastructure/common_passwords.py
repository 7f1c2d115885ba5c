"""Passwords that everybody tries first: the lists of zxcvbn, plus what is common to this shop."""

from functools import cache

from zxcvbn.frequency_lists import FREQUENCY_LISTS

from auth_service.domain.password_policy import SHORTEST

_OURS = ("souk", "shop", "market", "welcome", "admin", "customer", "changeme", "password", "qwerty", "letmein")
_ENDINGS = ("", "1", "12", "123", "1234", "!", "1!", "123!", *(str(year) for year in range(1990, 2031)))


@cache
def common_passwords() -> frozenset[str]:
    """Some 20,000 of them, case-folded; those too short to be accepted anyway are left out."""
    listed = {word for name in FREQUENCY_LISTS for word in FREQUENCY_LISTS[name]}
    ours = {word + ending for word in _OURS for ending in _ENDINGS} | {word * 2 for word in _OURS}
    return frozenset(word.casefold() for word in listed | ours if len(word) >= SHORTEST)
