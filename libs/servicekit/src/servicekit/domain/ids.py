"""UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by birth."""

import os
import time
from datetime import datetime
from uuid import UUID

_VERSION_AND_VARIANT_MASK = ~((0xF << 76) | (0x3 << 62))
_VERSION_AND_VARIANT = (0x7 << 76) | (0x2 << 62)


def new_id(at_milliseconds: int | None = None) -> UUID:
    """A new UUIDv7; `at_milliseconds` (Unix time) backdates it, for demo data."""
    milliseconds = time.time_ns() // 1_000_000 if at_milliseconds is None else at_milliseconds
    value = (milliseconds & 0xFFFFFFFFFFFF) << 80 | int.from_bytes(os.urandom(10), "big")
    return UUID(int=(value & _VERSION_AND_VARIANT_MASK) | _VERSION_AND_VARIANT)


def first_id_at(moment: datetime) -> UUID:
    """The smallest UUIDv7 of that millisecond: ids made before `moment` are below it."""
    return UUID(int=(int(moment.timestamp() * 1000) & 0xFFFFFFFFFFFF) << 80 | _VERSION_AND_VARIANT)
