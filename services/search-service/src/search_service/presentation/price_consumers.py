"""Events that price comparison follows."""

from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID

from search_service.application.prices import Prices
from servicekit.messaging import Envelope
from servicekit.schemas import Internal


class UserDeleted(Internal):
    """`souk.user.deleted.v1`: whose alerts are to be deleted."""

    user_id: UUID


def user_handlers(prices: Prices) -> Mapping[str, Callable[[Envelope], Awaitable[None]]]:
    """Of `souk.users`, by event type."""

    async def user_deleted(event: Envelope) -> None:
        await prices.forget_alerts(event.id, UserDeleted.model_validate(event.data).user_id)

    return {"souk.user.deleted.v1": user_deleted}
