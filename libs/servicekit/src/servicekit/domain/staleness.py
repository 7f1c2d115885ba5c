"""Reading without a lock, deciding, and writing if nothing has changed meanwhile; else deciding anew."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from servicekit.domain.errors import DomainError, Unavailable

P = ParamSpec("P")
T = TypeVar("T")

_WITHOUT_LOCK: Final = 2
_TRIES: Final = 10
_stale: ContextVar[int] = ContextVar("stale", default=0)


class Stale(Exception):
    """What is to be written was changed by somebody else since it was read."""


class HandledBefore(Exception):
    """The effect of this event was committed before, and the transaction that would repeat it has changed nothing."""


def stale_before() -> bool:
    """Whether this decision was stale before: what was read outside of it counts no more."""
    return _stale.get() > 0


@contextmanager
def refusing_afresh() -> Iterator[None]:
    """What is refused in the block on what was read outside of the decision is decided anew, on what is there now."""
    try:
        yield
    except DomainError as refusal:
        if stale_before():
            raise
        raise Stale from refusal


def contended() -> bool:
    """Whether the reads of this decision should lock what they read: it was stale twice."""
    return _stale.get() >= _WITHOUT_LOCK


def retried_when_stale(decide: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
    """Run `decide` again, from its first read on, as long as it raises Stale; its third try reads under locks.

    It holds one unit of work and asks nobody else. Raises Unavailable after ten tries.
    """

    @wraps(decide)
    async def deciding(*args: P.args, **kwargs: P.kwargs) -> T:
        for attempt in range(_TRIES):
            token = _stale.set(attempt)
            try:
                return await decide(*args, **kwargs)
            except Stale:
                continue
            finally:
                _stale.reset(token)
        raise Unavailable("Many are changing this at the same moment; please ask again.")

    return deciding
