"""What staff see and change of accounts, and the audit trail."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response

from auth_service.domain.audit import Action, AuditFilter
from auth_service.domain.errors import LastAdmin, PermissionNotHeld, UnknownRole, UserNotFound
from auth_service.presentation.http.answers import AuditAnswer, StaffUserAnswer
from auth_service.presentation.http.bodies import ChangeUserBody, RoleName
from auth_service.presentation.http.dependencies import App, Asking, Managing, manager, own_account
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import Tag, adds
from servicekit.identity import permitted
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems
from servicekit.text import Moment

router = APIRouter(
    prefix="/auth", tags=[Tag("Administration", "What staff see and change of accounts.")], dependencies=[own_account]
)

_customers = Depends(permitted("customers.read"))


@router.get("/users", dependencies=[_customers])
async def list_users(
    app: App,
    page: PageQuery,
    email: Annotated[str | None, Query(max_length=254, description="A part of the e-mail")] = None,
    role: RoleName | None = None,
) -> Page[StaffUserAnswer]:
    """Accounts, the newest first."""
    seen = page.after(UUID)
    users = await app.queries.users(page.limit + 1, seen[0] if seen else None, email, role)
    return Page.of(users, page, key=lambda user: (user.id,), item=StaffUserAnswer.of)


@router.get("/users/{user_id}", dependencies=[_customers], responses=problems(UserNotFound))
@adds(SHOWS_VERSION)
async def show_user(user_id: UUID, app: App, response: Response) -> StaffUserAnswer:
    """One account, with the ETag that changing it takes."""
    user = await app.queries.user(user_id)
    response.headers["ETag"] = etag(user.version)
    return StaffUserAnswer.of(user)


@router.patch("/users/{user_id}", responses=problems(UserNotFound, UnknownRole, PermissionNotHeld, LastAdmin))
async def change_user(
    user_id: UUID,
    body: ChangeUserBody,
    by: Managing,
    version: IfMatch,
    app: App,
    client: Asking,
    response: Response,
) -> StaffUserAnswer:
    """Give a role, or deactivate or reactivate an account; its sessions end.

    Nobody gives a role that holds more than they do, nor changes an account that may do more.
    """
    user = await app.change_user(user_id, version, manager(by), client, role=body.role, status=body.status)
    response.headers["ETag"] = etag(user.version)
    return StaffUserAnswer.of(user)


@router.get("/audit", dependencies=[Depends(permitted("audit.read"))])
async def read_audit(
    app: App,
    page: PageQuery,
    subject_id: UUID | None = None,
    actor_id: UUID | None = None,
    action: Action | None = None,
    begin: Annotated[Moment | None, Query(alias="from", description="Not before this moment")] = None,
    end: Annotated[Moment | None, Query(alias="to", description="Before this moment")] = None,
) -> Page[AuditAnswer]:
    """Who did what, the newest first."""
    seen = page.after(datetime, UUID)
    wanted = AuditFilter(subject_id=subject_id, actor_id=actor_id, action=action, begin=begin, end=end)
    lines = await app.queries.audit(page.limit + 1, (seen[0], seen[1]) if seen else None, wanted)
    return Page.of(lines, page, key=lambda line: (line.at, line.id), item=AuditAnswer.of)
