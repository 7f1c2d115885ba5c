"""How long to wait before something is tried again."""

from datetime import timedelta
from uuid import UUID


def growing_pause(first: timedelta, longest: timedelta, tries: int, who: UUID) -> timedelta:
    """`first`, doubled with each of the `tries` there were, `longest` at most; ± a quarter that differs by `who`.

    The quarter is jitter without a die: things that failed together are not tried again together, and a test knows.
    """
    doubled: timedelta = min(longest, first * 2 ** min(tries, 30))
    return doubled * (0.75 + (who.int + 7919 * tries) % 1009 / 2016)
