"""Idempotency keys with Stripe's semantics: the first answer is stored and replayed byte for byte.

    router = APIRouter(route_class=IdempotentRoute)

    @router.post("/orders")
    @idempotency_required
    async def place(body: PlaceOrder, caller: CustomerCaller, key: IdempotencyKey) -> OrderSchema: ...

The key belongs to the caller: a route that knows no caller is refused when it is made.
"""

from servicekit.idempotency.erasure import StoredAnswers
from servicekit.idempotency.keys import (
    IdempotencyKey,
    IdempotencyKeyRequired,
    IdempotencyKeyTooLong,
    idempotency_key,
    idempotency_required,
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
    "drop_old_keys",
    "idempotency_key",
    "idempotency_required",
]
