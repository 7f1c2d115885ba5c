"""How people get in: their sessions and second factors, as staff see and end them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends

from auth_service.domain.errors import (
    OwnSecondFactor,
    PermissionNotHeld,
    SecondFactorOff,
    SessionNotFound,
    UserNotFound,
)
from auth_service.presentation.http.answers import SessionAnswer
from auth_service.presentation.http.dependencies import (
    App,
    Asking,
    Managing,
    manager,
    manages_people,
    own_account,
)
from auth_service.presentation.http.second_factor_answers import SecondFactorAnswer
from servicekit.documented import Tag
from servicekit.domain import utc_now
from servicekit.identity import Caller, permitted
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(
    prefix="/auth/users/{user_id}",
    tags=[Tag("Access", "How people get in, as staff see and end it.")],
    dependencies=[own_account],
)
EndingSessions = Annotated[Caller, Depends(permitted("sessions.end"))]


@router.get("/sessions", responses=problems(UserNotFound))
async def list_sessions_of(user_id: UUID, caller: EndingSessions, app: App) -> Page[SessionAnswer]:
    """Where somebody is signed in, the newest first."""
    await app.queries.user(user_id)
    sessions = await app.queries.sessions(user_id, utc_now())
    return Page(items=[SessionAnswer.of(session, caller.session_id) for session in sessions])


@router.delete("/sessions", status_code=204, responses=problems(UserNotFound, PermissionNotHeld))
async def end_sessions_of(user_id: UUID, by: EndingSessions, app: App, client: Asking) -> None:
    """Sign somebody out everywhere: within two seconds no service takes their tokens. Not whoever may do more."""
    await app.end_sessions_of.all(user_id, manager(by), client)


@router.delete(
    "/sessions/{session_id}", status_code=204, responses=problems(UserNotFound, PermissionNotHeld, SessionNotFound)
)
async def end_session_of(user_id: UUID, session_id: UUID, by: EndingSessions, app: App, client: Asking) -> None:
    """Sign somebody out on one device."""
    await app.end_sessions_of.one(user_id, session_id, manager(by), client)


@router.get("/second-factor", responses=problems(UserNotFound), dependencies=[Depends(manages_people)])
async def show_second_factor_of(user_id: UUID, app: App) -> SecondFactorAnswer:
    """Whether somebody has one, and whether their role demands it."""
    return SecondFactorAnswer.of(await app.show_second_factor(user_id))


@router.delete(
    "/second-factor",
    status_code=204,
    responses=problems(UserNotFound, PermissionNotHeld, OwnSecondFactor, SecondFactorOff),
)
async def reset_second_factor(user_id: UUID, by: Managing, app: App, client: Asking) -> None:
    """Take it away from somebody who lost phone and recovery codes; they are signed out. Never one's own."""
    await app.reset_second_factor(user_id, manager(by), client)
