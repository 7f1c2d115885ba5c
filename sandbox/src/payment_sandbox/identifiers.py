"""What the provider's objects are called."""

import secrets
import time


def new_id(kind: str) -> str:
    """`pi_` or the like, and 24 hexadecimal digits, of which the first twelve are the milliseconds since 1970.

    So what is written at one time lies together in the ledger's indexes, and fewer of their pages are.
    """
    return f"{kind}_{time.time_ns() // 1_000_000:012x}{secrets.token_hex(6)}"
