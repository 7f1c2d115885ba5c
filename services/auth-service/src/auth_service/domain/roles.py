"""Roles: names for what staff may do."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self
from uuid import UUID

from auth_service.domain.errors import (
    ManagersNeedSecondFactor,
    PermissionNotHeld,
    RoleFixed,
    RoleTaken,
    UnknownPermission,
)
from auth_service.domain.permissions import DECLARED
from auth_service.domain.second_factor import Demand
from servicekit.domain.permissions import EVERY_PERMISSION, Permissions

MANAGE_PEOPLE: Final = "people.manage"
"""Somebody active always holds it, or nobody could give anybody anything."""
KNOWN: Final = frozenset(name for declared in DECLARED.values() for name in declared)
RESERVED: Final = frozenset({"guest", "customer", "service", "admin"})
"""What callers are who have no role that people make."""


class UserRole(StrEnum):
    """What an account can be opened as; later it may have any role."""

    CUSTOMER = "customer"
    SUPPORT = "support"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Manager:
    """Who changes what people may do. Nobody gives or takes away what they do not hold themselves."""

    id: UUID
    permissions: Permissions

    def require(self, changed: Permissions) -> None:
        """Raises PermissionNotHeld where somebody would get or lose what is not the manager's to give."""
        if not self.permissions.cover(changed):
            lacking = sorted(changed.named - self.permissions.named)
            raise PermissionNotHeld(f"You do not hold {', '.join(lacking)} yourself." if lacking else "")


@dataclass(slots=True, kw_only=True)
class Role:
    """A set of permissions with a name: a small letter, then up to 30 of those, digits and hyphens.

    `second_factor` is what was decided for its holders; whoever manages people needs one whatever was decided.
    """

    name: str
    permissions: frozenset[str]
    second_factor: Demand = Demand.REQUIRED
    version: int = 1

    @classmethod
    def make(cls, name: str, permissions: Set[str], second_factor: Demand, by: Manager) -> Self:
        """Raises RoleTaken for a reserved name, UnknownPermission, PermissionNotHeld, ManagersNeedSecondFactor."""
        if name in RESERVED:
            raise RoleTaken
        role = cls(name=name, permissions=frozenset(), second_factor=second_factor)
        role.change(permissions, second_factor, by)
        return role

    @property
    def is_fixed(self) -> bool:
        """Whether nobody may change or remove it."""
        return self.name in RESERVED

    @property
    def held(self) -> Permissions:
        """What its holders may do; admin everything, also what no service asks for yet."""
        return EVERY_PERMISSION if self.name == ADMIN.name else Permissions(self.permissions)

    @property
    def demands_second_factor(self) -> bool:
        """Whether its holders sign in with a second factor."""
        return self.second_factor is Demand.REQUIRED or MANAGE_PEOPLE in self.held

    def change(self, permissions: Set[str], second_factor: Demand | None, by: Manager) -> bool:
        """From now on it holds these, and demands that, if given; answers whether anything is different now.

        Whether a second factor is needed is decided by who may do all that the role may. Raises RoleFixed,
        UnknownPermission, PermissionNotHeld, ManagersNeedSecondFactor.
        """
        self.require_changeable()
        if unknown := sorted(permissions - KNOWN):
            raise UnknownPermission(f"No service asks for {', '.join(unknown)}.")
        by.require(Permissions(self.permissions ^ permissions))
        if second_factor is Demand.OPTIONAL and MANAGE_PEOPLE in permissions:
            raise ManagersNeedSecondFactor
        demand = second_factor or self.second_factor
        if demand is not self.second_factor:
            by.require(Permissions(frozenset(permissions)))
        changed = (self.permissions, self.second_factor) != (permissions, demand)
        self.permissions, self.second_factor = frozenset(permissions), demand
        return changed

    def require_changeable(self) -> None:
        """Raises RoleFixed."""
        if self.is_fixed:
            raise RoleFixed


CUSTOMER: Final = Role(name="customer", permissions=frozenset())
ADMIN: Final = Role(name="admin", permissions=KNOWN)
