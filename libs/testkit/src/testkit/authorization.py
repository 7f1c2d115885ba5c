"""The authorisation matrix: every operation of a service × everybody who might call it.

A service writes one table, and two tests:

    TABLE = {
        "GET /orders": Rule("guest"),
        "GET /orders/{order_id}": Rule("guest+orders.read", owned=True),
        "POST /orders/{order_id}/refund": Rule("permission:orders.refund", json={"reason": "late"}),
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
        case.check(answer.status_code, answer.text, paths)

`tokens` maps actors to access tokens (ANONYMOUS has none; SERVICE's carries the scope that the rule names,
OTHER_SERVICE's another one, both with this service as `aud`; staff have the role `case.role`); `paths` maps the names
of path parameters to ids that belong to OWNER.
An operation that is missing from the table fails, and so does one whose dependencies say something else than the table,
or ask for a permission that no row of services.yaml declares. What is answered differently under another query has a
row of its own: `"GET /products?status=draft"`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import uuid4

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from testkit.roles import EVERYTHING, NOTHING, PERMISSIONS, all_but, only

PUBLIC = "public"


class Actor(StrEnum):
    """Who calls an operation in a row of the table."""

    ANONYMOUS = "anonymous"
    GUEST = "guest"
    OTHER_USER = "other_user"
    OWNER = "owner"
    PERMITTED = "permitted"
    """Staff with the one permission that the rule names; with none where it names none."""
    OTHERWISE_PERMITTED = "otherwise_permitted"
    """Staff with every permission but that one."""
    ADMIN = "admin"
    SERVICE = "service"
    OTHER_SERVICE = "other_service"


_CUSTOMERS = frozenset({Actor.OTHER_USER, Actor.OWNER, Actor.PERMITTED, Actor.OTHERWISE_PERMITTED, Actor.ADMIN})
_HOLDERS = frozenset({Actor.PERMITTED, Actor.ADMIN})
_ALLOWED: Mapping[str, frozenset[Actor]] = {
    PUBLIC: frozenset(Actor),
    "optional": frozenset(Actor),
    "guest": _CUSTOMERS | {Actor.GUEST},
    "customer": _CUSTOMERS,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call an operation.

    `access` is what its dependencies say ("public" without one; "guest+payments.read" where guests are let in, and who
    holds that permission is shown more). `owned` means that its path names something of OWNER's: everybody else who is
    let in gets 404, but for those who are shown more. `without` is the status of whoever is let in and not shown more,
    where that is a refusal. `shows` is a text with path parameters that only those who are shown more find in the
    answer, and OWNER where it is `owners`. `json` is a valid body where ownership is judged after validation;
    `tolerates` are statuses that a let-in caller may get although they look like a refusal (401 of `POST /auth/login`).
    """

    access: str
    owned: bool = False
    without: int | None = None
    shows: str = ""
    owners: bool = False
    json: Mapping[str, Any] | None = None
    tolerates: frozenset[int] = frozenset()

    def lets_in(self, actor: Actor) -> bool:
        """Whether `actor` passes the dependency."""
        if self.access.startswith("service:"):
            return actor is Actor.SERVICE
        if self.access.startswith("permission:"):
            return actor in _HOLDERS
        return actor in _ALLOWED[self.access.partition("+")[0]]

    @property
    def permission(self) -> str:
        """Which one it asks for, or shows more for; "" without one."""
        kind, _, name = self.access.partition(":")
        return name if kind == "permission" else self.access.partition("+")[2]

    def is_shown_more(self, actor: Actor) -> bool:
        """Whether `actor` sees what others who are let in do not."""
        return "+" in self.access and actor in _HOLDERS

    def refusal(self, actor: Actor) -> int | None:
        """The status when `actor` must be refused, else None."""
        if not self.lets_in(actor):
            return 401 if actor is Actor.ANONYMOUS else 403
        if self.is_shown_more(actor):
            return None
        if self.owned and actor is not Actor.OWNER:
            return 401 if actor is Actor.ANONYMOUS else 404
        return self.without


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
    def role(self) -> str:
        """The role in which a person calls, as tokens name it."""
        match self.actor:
            case Actor.PERMITTED:
                return only(self.rule.permission) if self.rule.permission else NOTHING
            case Actor.OTHERWISE_PERMITTED:
                return all_but(self.rule.permission) if self.rule.permission else EVERYTHING
            case Actor.GUEST | Actor.ADMIN:
                return self.actor.value
        return "customer"

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

    def check(self, status: int, text: str = "", parameters: Mapping[str, object] | None = None) -> None:
        """Raises AssertionError when `status`, or the answer's `text`, is not what the rule asks for."""
        refusal = self.rule.refusal(self.actor)
        if refusal is not None:
            _demand(status == refusal, f"{self}: {status} instead of {refusal}")
            return
        refused = {401, 403} | ({404} if self.rule.owned or self.rule.without == 404 else set())
        _demand(status not in refused - self.rule.tolerates, f"{self}: refused with {status}")
        _demand(status < 500, f"{self}: failed with {status}")
        if self.rule.shows:
            shown = self.rule.shows.format_map(parameters or {}) in text
            sees = self.rule.is_shown_more(self.actor) or (self.rule.owners and self.actor is Actor.OWNER)
            _demand(shown == sees, f"{self}: is {'' if shown else 'not '}shown {self.rule.shows}")


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
        needed = sorted(access for access in accesses if not access.startswith("+"))
        shows_more = "".join(sorted(accesses - set(needed)))
        for method in (context.methods or set()) - {"HEAD"}:
            found[f"{method} {context.path_format}"] = (" and ".join(needed) or PUBLIC) + shows_more
    return found


def _accesses(dependant: Dependant) -> Iterable[str]:
    for needed in dependant.dependencies:
        if access := getattr(needed.call, "access", None):
            yield access
        yield from _accesses(needed)


def assert_complete(app: FastAPI, table: Mapping[str, Rule]) -> None:
    """Raises AssertionError naming every operation that `table` lacks, has in vain, or describes differently."""
    declared = operations(app)
    rows = {row: row.partition("?")[0] for row in table}
    faults = [f"{operation} is missing from the table" for operation in declared.keys() - set(rows.values())]
    faults += [f"{operation} does not exist" for operation in set(rows.values()) - declared.keys()]
    faults += [
        f"{row} asks for {declared[operation]!r}, the table says {table[row].access!r}"
        for row, operation in rows.items()
        if operation in declared and declared[operation] != table[row].access.replace("optional", PUBLIC)
    ]
    faults += [
        f"{row} names {rule.permission}, which no row of services.yaml declares"
        for row, rule in table.items()
        if rule.permission and rule.permission not in PERMISSIONS
    ]
    documented = {f"{method.upper()} {path}" for path, methods in app.openapi()["paths"].items() for method in methods}
    faults += [
        f"{operation} is documented, but is no route with dependencies" for operation in documented - declared.keys()
    ]
    _demand(not faults, "\n".join(sorted(faults)))


def cases(table: Mapping[str, Rule]) -> list[Case]:
    """One case per operation and actor."""
    return [Case(operation, actor, rule) for operation, rule in table.items() for actor in Actor]
