"""The authorisation matrix: every operation of a service × everybody who might call it.

A service writes one table, and two tests:

    TABLE = {
        "GET /orders": Rule("guest"),
        "GET /orders/{order_id}": Rule("guest", owned=True, also=(Actor.SUPPORT, Actor.ADMIN)),
        "POST /orders/{order_id}/refund": Rule("staff", json={"amount": {"amount": 1, "currency": "EUR"}}),
        "POST /internal/orders": Rule("service:orders:place"),
        "GET /orders/shipping-methods": Rule("public"),
    }

    def test_every_operation_is_in_the_authorisation_table(app: FastAPI) -> None:
        assert_complete(app, TABLE)

    @pytest.mark.parametrize("case", cases(TABLE), ids=str)
    async def test_authorisation(case: Case, client, tokens, paths) -> None:
        answer = await client.request(
            case.method, case.path(paths), json=case.json, headers=case.headers(tokens.get(case.actor))
        )
        case.check(answer.status_code)

`tokens` maps actors to access tokens (ANONYMOUS has none; SERVICE's carries the scope that the rule names,
OTHER_SERVICE's another one, both with this service as `aud`); `paths` maps the names of path parameters to ids that
belong to OWNER.
An operation that is missing from the table fails, and so does one whose dependencies say something else than the table.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

PUBLIC = "public"


class Actor(StrEnum):
    """Who calls an operation in a row of the table."""

    ANONYMOUS = "anonymous"
    GUEST = "guest"
    OTHER_USER = "other_user"
    OWNER = "owner"
    SUPPORT = "support"
    ADMIN = "admin"
    SERVICE = "service"
    OTHER_SERVICE = "other_service"


_CUSTOMERS = frozenset({Actor.OTHER_USER, Actor.OWNER, Actor.SUPPORT, Actor.ADMIN})
_ALLOWED: Mapping[str, frozenset[Actor]] = {
    PUBLIC: frozenset(Actor),
    "optional": frozenset(Actor),
    "guest": _CUSTOMERS | {Actor.GUEST},
    "customer": _CUSTOMERS,
    "staff": frozenset({Actor.SUPPORT, Actor.ADMIN}),
    "admin": frozenset({Actor.ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call an operation.

    `access` is what its dependency says ("public" without one). `owned` means that its path names something of OWNER's:
    everybody else who is let in gets 404, but for those named in `also`. `json` is a valid body where ownership is
    judged after validation; `tolerates` are statuses that a let-in caller may get although they look like a refusal
    (401 of `POST /auth/login`).
    """

    access: str
    owned: bool = False
    also: tuple[Actor, ...] = ()
    json: Mapping[str, Any] | None = None
    tolerates: frozenset[int] = frozenset()

    def lets_in(self, actor: Actor) -> bool:
        """Whether `actor` passes the dependency."""
        if self.access.startswith("service:"):
            return actor is Actor.SERVICE
        return actor in _ALLOWED[self.access]

    def refusal(self, actor: Actor) -> int | None:
        """401, 403 or 404 when `actor` must be refused, else None."""
        if not self.lets_in(actor):
            return 401 if actor is Actor.ANONYMOUS else 403
        return 404 if self.owned and actor is not Actor.OWNER and actor not in self.also else None


@dataclass(frozen=True, slots=True)
class Case:
    """One cell of the matrix."""

    operation: str
    actor: Actor
    rule: Rule
    idempotency_key: str = field(default_factory=lambda: str(uuid4()), compare=False, init=False)

    def __str__(self) -> str:
        return f"{self.actor} {self.operation}"

    @property
    def method(self) -> str:
        """The HTTP method, in capitals."""
        return self.operation.split(" ", 1)[0]

    @property
    def json(self) -> Mapping[str, Any] | None:
        """The body to send; empty by default where a body is usual."""
        return self.rule.json if self.rule.json is not None else {} if self.method in ("POST", "PUT", "PATCH") else None

    def path(self, parameters: Mapping[str, object]) -> str:
        """The path with its parameters filled in; raises KeyError for one that is not given."""
        return self.operation.split(" ", 1)[1].format_map({name: str(value) for name, value in parameters.items()})

    def headers(self, token: str | None) -> dict[str, str]:
        """What to send along: who asks, a fresh Idempotency-Key, and version 1 as If-Match."""
        headers = {"Idempotency-Key": self.idempotency_key, "If-Match": '"1"'}
        return headers | ({"Authorization": f"Bearer {token}"} if token else {})

    def check(self, status: int) -> None:
        """Raises AssertionError when `status` is not what the rule asks for."""
        refusal = self.rule.refusal(self.actor)
        if refusal is not None:
            _demand(status == refusal, f"{self}: {status} instead of {refusal}")
            return
        refused = {401, 403} | ({404} if self.rule.owned else set())
        _demand(status not in refused - self.rule.tolerates, f"{self}: refused with {status}")
        _demand(status < 500, f"{self}: failed with {status}")


def _demand(holds: bool, sentence: str) -> None:
    if not holds:
        raise AssertionError(sentence)


def operations(app: FastAPI) -> dict[str, str]:
    """Every operation of the OpenAPI document ("GET /orders/{order_id}") with the access its dependencies ask for."""
    found: dict[str, str] = {}
    for context in iter_route_contexts(app.routes):
        if not getattr(context, "include_in_schema", False) or not hasattr(context, "dependant"):
            continue
        accesses = {access for access in _accesses(context.dependant) if access != "optional"}
        for method in (context.methods or set()) - {"HEAD"}:
            found[f"{method} {context.path_format}"] = " and ".join(sorted(accesses)) or PUBLIC
    return found


def _accesses(dependant: Dependant) -> Iterable[str]:
    for needed in dependant.dependencies:
        if access := getattr(needed.call, "access", None):
            yield access
        yield from _accesses(needed)


def assert_complete(app: FastAPI, table: Mapping[str, Rule]) -> None:
    """Raises AssertionError naming every operation that `table` lacks, has in vain, or describes differently."""
    declared = operations(app)
    faults = [f"{operation} is missing from the table" for operation in declared.keys() - table.keys()]
    faults += [f"{operation} does not exist" for operation in table.keys() - declared.keys()]
    faults += [
        f"{operation} asks for {declared[operation]!r}, the table says {table[operation].access!r}"
        for operation in declared.keys() & table.keys()
        if declared[operation] != table[operation].access.replace("optional", PUBLIC)
    ]
    documented = {f"{method.upper()} {path}" for path, methods in app.openapi()["paths"].items() for method in methods}
    faults += [
        f"{operation} is documented, but is no route with dependencies" for operation in documented - declared.keys()
    ]
    _demand(not faults, "\n".join(sorted(faults)))


def cases(table: Mapping[str, Rule]) -> list[Case]:
    """One case per operation and actor."""
    return [Case(operation, actor, rule) for operation, rule in table.items() for actor in Actor]
