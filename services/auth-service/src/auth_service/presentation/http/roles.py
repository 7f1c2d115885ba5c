"""What staff may be permitted, and the roles that hold it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from auth_service.domain.errors import (
    LastAdmin,
    ManagersNeedSecondFactor,
    PermissionNotHeld,
    RoleFixed,
    RoleInUse,
    RoleNotFound,
    RoleTaken,
    UnknownPermission,
)
from auth_service.domain.permissions import DECLARED
from auth_service.domain.roles import ADMIN, Role
from auth_service.domain.second_factor import Demand
from auth_service.presentation.http.bodies import NewRoleBody, RoleName, RolePermissionsBody
from auth_service.presentation.http.dependencies import App, Asking, Managing, manager, manages_people, own_account
from auth_service.presentation.http.role_answers import ListedRoleAnswer, PermissionAnswer, RoleAnswer
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import Tag, adds
from servicekit.idempotency import IdempotentRoute
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(
    prefix="/auth",
    tags=[Tag("Roles", "What staff may be permitted, and the roles that hold it.")],
    dependencies=[Depends(manages_people), own_account],
    route_class=IdempotentRoute,
)
Name = Annotated[RoleName, Path()]


@router.get("/permissions")
async def list_permissions() -> Page[PermissionAnswer]:
    """All that there are, by service."""
    return Page(
        items=[
            PermissionAnswer(name=name, service=service, does=does)
            for service, declared in DECLARED.items()
            for name, does in declared.items()
        ]
    )


@router.get("/roles")
async def list_roles(app: App) -> Page[ListedRoleAnswer]:
    """Every role that staff can have: admin, then those that people made, by name; each with how many have it."""
    people = await app.queries.people_by_role()
    roles = (ADMIN, *await app.queries.roles())
    return Page(items=[ListedRoleAnswer.with_people(role, people.get(role.name, 0)) for role in roles])


@router.post(
    "/roles",
    status_code=201,
    responses=problems(RoleTaken, UnknownPermission, PermissionNotHeld, ManagersNeedSecondFactor),
)
@adds(SHOWS_VERSION)
async def make_role(body: NewRoleBody, by: Managing, app: App, client: Asking, response: Response) -> RoleAnswer:
    """A new role, which nobody has yet. Nobody puts into one what they do not hold."""
    demand = body.second_factor or Demand.REQUIRED
    return _answer(await app.make_role(body.name, frozenset(body.permissions), demand, manager(by), client), response)


@router.get("/roles/{name}", responses=problems(RoleNotFound))
@adds(SHOWS_VERSION)
async def show_role(name: Name, app: App, response: Response) -> RoleAnswer:
    """One role, with the ETag that changing it takes."""
    return _answer(await app.queries.role(name), response)


@router.put(
    "/roles/{name}",
    responses=problems(
        RoleNotFound, RoleFixed, UnknownPermission, PermissionNotHeld, ManagersNeedSecondFactor, LastAdmin
    ),
)
async def change_role(
    name: Name, body: RolePermissionsBody, version: IfMatch, by: Managing, app: App, client: Asking, response: Response
) -> RoleAnswer:
    """Replace what a role holds. Within two seconds its holders may do that and no more, with the tokens they have.

    Where it demands a second factor from now on, those who have none are signed out, and set one up as they sign in.
    """
    held = frozenset(body.permissions)
    return _answer(await app.change_role(name, version, held, body.second_factor, manager(by), client), response)


@router.delete("/roles/{name}", status_code=204, responses=problems(RoleNotFound, RoleFixed, RoleInUse))
async def remove_role(name: Name, version: IfMatch, by: Managing, app: App, client: Asking) -> None:
    """Remove a role that nobody has."""
    await app.remove_role(name, version, manager(by), client)


def _answer(role: Role, response: Response) -> RoleAnswer:
    response.headers["ETag"] = etag(role.version)
    return RoleAnswer.of(role)
