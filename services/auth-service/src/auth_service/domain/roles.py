"""Roles: names for what staff may do."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self
from uuid import UUID

from auth_service.domain.errors import PermissionNotHeld, RoleFixed, RoleTaken, UnknownPermission
from auth_service.domain.permissions import DECLARED
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
    """A set of permissions with a name: a small letter, then up to 30 of those, digits and hyphens."""

    name: str
    permissions: frozenset[str]
    version: int = 1

    @classmethod
    def make(cls, name: str, permissions: Set[str], by: Manager) -> Self:
        """Raises RoleTaken for a reserved name, UnknownPermission, PermissionNotHeld."""
        if name in RESERVED:
            raise RoleTaken
        role = cls(name=name, permissions=frozenset())
        role.change(permissions, by)
        return role

    @property
    def is_fixed(self) -> bool:
        """Whether nobody may change or remove it."""
        return self.name in RESERVED

    @property
    def held(self) -> Permissions:
        """What its holders may do; admin everything, also what no service asks for yet."""
        return EVERY_PERMISSION if self.name == ADMIN.name else Permissions(self.permissions)

    def change(self, permissions: Set[str], by: Manager) -> bool:
        """From now on it holds these; answers whether that is something else.

        Raises RoleFixed, UnknownPermission, PermissionNotHeld.
        """
        self.require_changeable()
        if unknown := sorted(permissions - KNOWN):
            raise UnknownPermission(f"No service asks for {', '.join(unknown)}.")
        by.require(Permissions(self.permissions ^ permissions))
        changed = self.permissions != permissions
        self.permissions = frozenset(permissions)
        return changed

    def require_changeable(self) -> None:
        """Raises RoleFixed."""
        if self.is_fixed:
            raise RoleFixed


CUSTOMER: Final = Role(name="customer", permissions=frozenset())
ADMIN: Final = Role(name="admin", permissions=KNOWN)
