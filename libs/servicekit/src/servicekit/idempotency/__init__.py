"""Idempotency keys with Stripe's semantics: the first answer is stored and replayed byte for byte.

    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/orders")
    @idempotency_required
    async def place(body: PlaceOrder, caller: CustomerCaller, key: IdempotencyKey) -> OrderSchema: ...

The key belongs to the caller: a route that knows no caller is refused when it is made.
"""

from servicekit.idempotency.attempt import answered
from servicekit.idempotency.erasure import StoredAnswers
from servicekit.idempotency.keys import (
    IdempotencyKey,
    IdempotencyKeyRequired,
    IdempotencyKeyTooLong,
    asks_before_first_commit,
    claimed_with_first_commit,
    idempotency_key,
    idempotency_required,
    kept_by_neighbour,
)
from servicekit.idempotency.route import IdempotentRoute
from servicekit.idempotency.store import IdempotencyInProgress, IdempotencyKeyReused, drop_old_keys

__all__ = [
    "IdempotencyInProgress",
    "IdempotencyKey",
    "IdempotencyKeyRequired",
    "IdempotencyKeyReused",
    "IdempotencyKeyTooLong",
    "IdempotentRoute",
    "StoredAnswers",
    "answered",
    "asks_before_first_commit",
    "claimed_with_first_commit",
    "drop_old_keys",
    "idempotency_key",
    "idempotency_required",
    "kept_by_neighbour",
]
