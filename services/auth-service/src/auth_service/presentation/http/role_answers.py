"""What is shown of roles, and of the permissions they can hold."""

from typing import Self

from pydantic import Field

from auth_service.domain.roles import Role
from auth_service.domain.second_factor import Demand
from servicekit.schemas import Answer


class PermissionAnswer(Answer):
    """Something that a role can hold."""

    name: str
    service: str = Field(description="Whose operations ask for it")
    does: str = Field(description="What its holder may do; a phrase in English without a full stop")


class RoleAnswer(Answer):
    """A role; `version` goes into If-Match."""

    name: str
    permissions: list[str] = Field(description="Sorted")
    second_factor: Demand = Field(description="Whether its holders sign in with a second factor")
    fixed: bool = Field(description="Nobody can change or remove it: admin, which holds later permissions too")
    version: int

    @classmethod
    def of(cls, role: Role) -> Self:
        """The wire form of a role."""
        return cls(
            name=role.name,
            permissions=sorted(role.permissions),
            second_factor=Demand.REQUIRED if role.demands_second_factor else Demand.OPTIONAL,
            fixed=role.is_fixed,
            version=role.version,
        )


class ListedRoleAnswer(RoleAnswer):
    """A role among all others."""

    people: int = Field(description="How many accounts have it, deactivated ones too")

    @classmethod
    def with_people(cls, role: Role, people: int) -> Self:
        """The wire form of a role in the list."""
        return cls(**RoleAnswer.of(role).model_dump(), people=people)
