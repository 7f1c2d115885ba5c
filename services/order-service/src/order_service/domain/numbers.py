"""Order numbers: short, random, easy to read out; they say nothing about how many orders there are."""

import secrets

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


def new_order_number() -> str:
    """Eight characters without look-alikes, 39 bits; a collision is caught by the unique index."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
