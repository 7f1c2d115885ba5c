"""Which role holds which permissions: auth-service's map, as every service has it."""

from collections.abc import Mapping
from typing import Any, Final

from servicekit.domain.permissions import EVERY_PERMISSION, NO_PERMISSIONS, Permissions
from servicekit.identity.caller import ADMIN, Caller, Kind

RoleMap = Mapping[str, Permissions]
"""The roles that people made. Admin's is not among them: it holds every permission, whatever the map says."""

BEFORE_ROLES: Final[RoleMap] = {
    "support": Permissions(
        frozenset(
            {
                "customers.read",
                "orders.cancel",
                "orders.note",
                "orders.read",
                "orders.refund",
                "orders.resolve",
                "payments.read",
                "products.read",
            }
        )
    )
}
"""What is in force beside an auth-service of the release before, which sends no map: what its migration begins with."""


def held_by(caller: Caller, roles: RoleMap) -> Permissions:
    """What the caller may do; a role that is not in the map, such as one that was deleted, holds nothing."""
    if caller.kind is not Kind.STAFF:
        return NO_PERMISSIONS
    return EVERY_PERMISSION if caller.role == ADMIN else roles.get(caller.role, NO_PERMISSIONS)


def roles_from(document: Any) -> RoleMap | None:
    """The map of a page of revocations; None where it has none, because none changed or nobody knows one."""
    roles = document.get("roles")
    if roles is None:
        return None
    return {str(role["name"]): Permissions(frozenset(map(str, role["permissions"]))) for role in roles}
