"""What routes are given."""

from typing import Annotated

from fastapi import Depends, Request

from payment_service.application import Application
from servicekit.documented import adds
from servicekit.domain.errors import Forbidden
from servicekit.identity import Access, Caller, Kind, authenticate, holding, service_caller
from servicekit.limits import LIMITED, limit
from servicekit.settings import HttpSettings


async def application(request: Request) -> Application:
    """The use cases of this process. A coroutine, because FastAPI runs plain functions in a thread."""
    wired: Application = request.app.state.application
    return wired


async def own_origins(request: Request) -> frozenset[str]:
    """Where the shop's own pages are."""
    http: HttpSettings = request.app.state.platform.settings.http
    return http.own_origins


_people = limit("payments", times=300, per_seconds=60)


@adds(LIMITED)
async def limit_people(request: Request) -> None:
    """People have a rate limit here; order-service asks on behalf of all of them and has none."""
    caller = await authenticate(request)
    if caller is None or caller.kind is not Kind.SERVICE:
        await _people(request)


class _OrderOrOwner(Access):
    """A service with payments:create, or anybody who may own an order."""

    def __init__(self) -> None:
        super().__init__("optional", frozenset(Kind))

    async def __call__(self, request: Request) -> Caller:
        caller = await super().__call__(request)
        if caller.kind is Kind.SERVICE and "payments:create" not in caller.scopes:
            raise Forbidden
        return caller


async def publishable_key(request: Request) -> str:
    """The provider's key for browsers."""
    key: str = request.app.state.platform.settings.publishable_key
    return key


async def test_mode(request: Request) -> bool:
    """Whether the provider takes nobody's money."""
    testing: bool = request.app.state.platform.settings.test_mode
    return testing


TestMode = Annotated[bool, Depends(test_mode)]
PublishableKey = Annotated[str, Depends(publishable_key)]
OwnOrigins = Annotated[frozenset[str], Depends(own_origins)]
App = Annotated[Application, Depends(application)]
Everybodys = Annotated[bool, Depends(holding("payments.read"))]
"""Whether everybody's payments are shown, and not the caller's own alone."""
OrderOrOwner = Annotated[Caller, Depends(_OrderOrOwner())]
MayVoid = Annotated[Caller, Depends(service_caller("payments:void"))]
MayRead = Annotated[Caller, Depends(service_caller("payments:read"))]
MayRefund = Annotated[Caller, Depends(service_caller("payments:refund"))]
