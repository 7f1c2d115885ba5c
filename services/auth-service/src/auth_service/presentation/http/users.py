"""What admins see and change."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from auth_service.domain.errors import LastAdmin, UserNotFound
from auth_service.domain.roles import UserRole
from auth_service.presentation.http.answers import AuditAnswer, StaffUserAnswer
from auth_service.presentation.http.bodies import ChangeUserBody
from auth_service.presentation.http.dependencies import App, Asking, own_account
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import Tag, adds
from servicekit.identity import AdminCaller
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(
    prefix="/auth", tags=[Tag("Administration", "What admins see and change of accounts.")], dependencies=[own_account]
)


@router.get("/users")
async def list_users(
    _: AdminCaller,
    app: App,
    page: PageQuery,
    email: Annotated[str | None, Query(max_length=254, description="A part of the e-mail")] = None,
    role: UserRole | None = None,
) -> Page[StaffUserAnswer]:
    """Accounts, the newest first."""
    seen = page.after(UUID)
    users = await app.queries.users(page.limit + 1, seen[0] if seen else None, email, role)
    return Page.of(users, page, key=lambda user: (user.id,), item=StaffUserAnswer.of)


@router.get("/users/{user_id}", responses=problems(UserNotFound))
@adds(SHOWS_VERSION)
async def show_user(user_id: UUID, _: AdminCaller, app: App, response: Response) -> StaffUserAnswer:
    """One account, with the ETag that changing it takes."""
    user = await app.queries.user(user_id)
    response.headers["ETag"] = etag(user.version)
    return StaffUserAnswer.of(user)


@router.patch("/users/{user_id}", responses=problems(UserNotFound, LastAdmin))
async def change_user(
    user_id: UUID,
    body: ChangeUserBody,
    admin: AdminCaller,
    version: IfMatch,
    app: App,
    client: Asking,
    response: Response,
) -> StaffUserAnswer:
    """Change a role, or deactivate or reactivate an account; its sessions end."""
    user = await app.change_user(user_id, version, admin.id, client, role=body.role, status=body.status)
    response.headers["ETag"] = etag(user.version)
    return StaffUserAnswer.of(user)


@router.get("/audit")
async def read_audit(_: AdminCaller, app: App, page: PageQuery, subject_id: UUID | None = None) -> Page[AuditAnswer]:
    """Who did what, the newest first."""
    seen = page.after(UUID)
    lines = await app.queries.audit(page.limit + 1, seen[0] if seen else None, subject_id)
    return Page.of(lines, page, key=lambda line: (line.id,), item=AuditAnswer.of)
