"""Who may read one order: its buyer, whoever reads everybody's, or the holder of a guest's token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends

from order_service.presentation.http.dependencies import App, OrderToken
from servicekit.documented import Contract, adds
from servicekit.domain.errors import Unauthenticated
from servicekit.domain.lifetimes import ACCESS_LIFETIME
from servicekit.identity import Caller, OptionalCaller, holding


@dataclass(frozen=True, slots=True)
class OrderReader:
    """`owner` None without a token means everybody's orders; `caller` is None for who has an order's token alone.

    `key` names the reader for limits: the caller, whatever token comes along, or else the order.
    """

    owner: UUID | None
    order_token: str | None
    caller: Caller | None
    key: str
    expires_at: datetime

    @property
    def reads_all(self) -> bool:
        """Whether everybody's orders are open to this reader."""
        return self.owner is None and self.order_token is None


_NOBODY = UUID(int=0)
Everybodys = Annotated[bool, Depends(holding("orders.read"))]


@adds(Contract(refusals=(Unauthenticated,)))
async def order_reader(
    order_id: UUID, caller: OptionalCaller, everybodys: Everybodys, app: App, order_token: OrderToken = None
) -> OrderReader:
    """Raises Unauthenticated when neither a caller nor an order token is there."""
    if caller is not None:
        owner = None if everybodys else caller.id
        return OrderReader(owner, None if owner is None else order_token, caller, caller.key, caller.expires_at)
    if order_token is None:
        raise Unauthenticated
    return OrderReader(_NOBODY, order_token, None, f"order:{order_id}", app.clock() + ACCESS_LIFETIME)


Reader = Annotated[OrderReader, Depends(order_reader)]
