"""What routes are given."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Header, Request

from order_service.application import Application
from servicekit.client_address import NETWORK_HEADER


async def application(request: Request) -> Application:
    """Dependency: the use cases of this process."""
    wired: Application = request.app.state.application
    return wired


async def placed_from(request: Request) -> bytes | None:
    """Whom an order's network limit counts; a service names it, so this belongs on routes of services alone."""
    network = request.headers.get(NETWORK_HEADER)
    hashed: Callable[[str], bytes] = request.app.state.hashed_networks
    return hashed(network) if network else None


App = Annotated[Application, Depends(application)]
PlacedFrom = Annotated[bytes | None, Depends(placed_from)]
OrderToken = Annotated[
    str | None,
    Header(alias="X-Order-Token", max_length=100, description="The token behind `#` of the link in a guest's mail"),
]
