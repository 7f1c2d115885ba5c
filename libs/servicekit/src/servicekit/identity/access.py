"""The dependencies that say who may call a route.

    @router.get("/orders")
    async def list_orders(caller: CustomerCaller) -> Page: ...

    @router.post("/orders/{order_id}/refund")
    async def refund_order(caller: Annotated[Caller, Depends(permitted("orders.refund"))]) -> Order: ...

    @router.get("/orders/{order_id}")
    async def show_order(caller: AnyCaller, everybodys: Annotated[bool, Depends(holding("orders.read"))]) -> Order: ...

    @router.post("/internal/orders")
    async def place_order(caller: Annotated[Caller, Depends(service_caller("orders:place"))]) -> Placed: ...

Each is one plain callable, declares the Bearer scheme for OpenAPI, and carries `.access` ("guest", "customer",
"permission:<name>", "service:<scope>", "optional", and beside one of these "+<permission>" of `holding`), which
`testkit.authorization` compares with the service's table. Its `.contract` says in OpenAPI how it refuses, and which
permission it asks for.
"""

from typing import Annotated, Final

from fastapi import Depends, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from servicekit import on_behalf
from servicekit.deadlines import honour_deadline
from servicekit.documented import Contract
from servicekit.domain.errors import DomainError, Forbidden, Unauthenticated, Unavailable
from servicekit.identity.caller import PEOPLE, SIGNED_IN, Caller, Kind
from servicekit.identity.tokens import ExpiredToken, InvalidToken, RevokedToken

TOKEN_REFUSALS: Final = (InvalidToken, ExpiredToken, RevokedToken, Unavailable)
"""What `authenticate` raises."""
_CALLER = "servicekit.caller"


def bearer_token(request: Request) -> str | None:
    """The token of `Authorization: Bearer …`; None when there is none, or another scheme."""
    for name, value in request.scope["headers"]:
        if name == b"authorization":
            return value[7:].strip().decode("latin-1") if value[:7].lower() == b"bearer " else None
    return None


async def authenticate(request: Request) -> Caller | None:
    """Who sent `request`, verified once per request; None without a token.

    Raises Unauthenticated for a token that is not acceptable, and Unavailable when it cannot be judged at all.
    """
    if _CALLER in request.scope:
        known: Caller | None = request.scope[_CALLER]
        return known
    token = bearer_token(request)
    caller: Caller | None = await request.app.state.platform.tokens.verify(token) if token else None
    request.scope[_CALLER] = caller
    if caller is not None:
        on_behalf.act_for(_whom(request, caller))
    return caller


def _whom(request: Request, caller: Caller) -> str:
    """The caller; of a service, whoever it asks for."""
    if caller.service is None:
        return caller.key
    return on_behalf.named_by(caller.key, request.headers.get(on_behalf.HEADER))


class _Bearer(SecurityBase):
    """What every access dependency shows in OpenAPI, so that Swagger's Authorize button works."""

    model = HTTPBearer(bearerFormat="JWT", description="The `access_token` of `POST /auth/login` or `POST /auth/guest`")
    scheme_name = "Bearer"

    def __init__(self, access: str, *refusals: type[DomainError], sentence: str = "") -> None:
        self.access = access
        self.contract = Contract((*TOKEN_REFUSALS, *refusals), sentences=(sentence,) if sentence else ())


class OptionalAccess(_Bearer):
    """Anybody, known or not; a bad token is still refused."""

    async def __call__(self, request: Request) -> Caller | None:
        return await authenticate(request)


class _Holding(OptionalAccess):
    """Whether the caller holds a permission; nobody is refused for lacking it."""

    def __init__(self, permission: str) -> None:
        super().__init__(f"+{permission}", sentence=f"Whoever holds the permission `{permission}` may see or do more.")
        self.permission = permission

    async def __call__(self, request: Request) -> bool:  # type: ignore[override]
        return may(await authenticate(request), self.permission)


class _Permitted(_Bearer):
    """Staff whose role holds the permission: else 401 or 403."""

    def __init__(self, permission: str) -> None:
        needs = f"Needs the permission `{permission}`."
        super().__init__(f"permission:{permission}", Unauthenticated, Forbidden, sentence=needs)
        self.permission = permission

    async def __call__(self, request: Request) -> Caller:
        caller = await authenticate(request)
        if caller is None:
            raise Unauthenticated
        require(caller, self.permission)
        return caller


class Access(_Bearer):
    """Callers of one of `kinds`, and with `scope` where one is asked for: else 401 or 403."""

    def __init__(self, access: str, kinds: frozenset[Kind], scope: str | None = None) -> None:
        super().__init__(access, Unauthenticated, Forbidden)
        self.kinds = kinds
        self.scope = scope

    async def __call__(self, request: Request) -> Caller:
        caller = await authenticate(request)
        if caller is None:
            raise Unauthenticated
        if caller.kind not in self.kinds or (self.scope and self.scope not in caller.scopes):
            raise Forbidden
        if caller.kind is Kind.SERVICE:
            honour_deadline(request)
        return caller


def service_caller(scope: str) -> Access:
    """A dependency that lets in only services whose token was issued for this one with `scope`."""
    return Access(f"service:{scope}", frozenset({Kind.SERVICE}), scope)


def permitted(permission: str) -> _Permitted:
    """A dependency that lets in only callers who hold the permission, which is declared in the service's row."""
    return _Permitted(permission)


def holding(permission: str) -> _Holding:
    """A dependency of routes for everybody that show more to who holds the permission: whether this caller does."""
    return _Holding(permission)


def may(caller: Caller | None, permission: str) -> bool:
    """Whether the caller, if there is one, holds the permission."""
    return caller is not None and permission in caller.permissions


def require(caller: Caller | None, permission: str) -> None:
    """Raises Forbidden, naming the permission, unless the caller holds it."""
    if not may(caller, permission):
        raise Forbidden(f"This needs the permission {permission}.", extra={"permission": permission})


OptionalCaller = Annotated[Caller | None, Depends(OptionalAccess("optional"))]
AnyCaller = Annotated[Caller, Depends(Access("guest", PEOPLE))]
CustomerCaller = Annotated[Caller, Depends(Access("customer", SIGNED_IN))]
