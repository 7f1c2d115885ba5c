"""Signing in and out: register, login, refresh, logout, guests."""

from fastapi import APIRouter, Depends, Request, Response

from auth_service.application.client import SignedIn
from auth_service.application.register import Guest, NewAccount
from auth_service.domain.errors import (
    AccountDeactivated,
    AlreadySignedIn,
    EmailTaken,
    ForeignOrigin,
    InvalidCredentials,
    InvalidRefreshToken,
    PasswordTooCommon,
    TooManyAttempts,
    TooManyMails,
)
from auth_service.presentation.http import cookies
from auth_service.presentation.http.answers import GuestAnswer, TokenAnswer, UserAnswer
from auth_service.presentation.http.bodies import LoginBody, RefreshBody, RegisterBody
from auth_service.presentation.http.dependencies import App, Asking
from auth_service.presentation.http.second_factor_answers import ChallengeAnswer
from auth_service.presentation.http.tokens_given import tokens_given
from servicekit.documented import Tag
from servicekit.domain.errors import UnsupportedMedia
from servicekit.identity import Caller, Kind, OptionalCaller, RevokedToken, authenticate
from servicekit.limits import limit
from servicekit.problems import problems

router = APIRouter(prefix="/auth", tags=[Tag("Signing in", "Accounts and guests come and go.")])
# A guest's token lives for 30 days, and as long is its end remembered by every service.
_guests_leaving = limit("guests leaving", times=60, per_seconds=3600, by="address")


@router.post(
    "/register",
    status_code=201,
    responses=problems(PasswordTooCommon, EmailTaken, AlreadySignedIn, TooManyAttempts, TooManyMails),
    dependencies=[Depends(limit("register", times=120, per_seconds=60, by="address", shared=True))],
)
async def register(
    body: RegisterBody, caller: OptionalCaller, request: Request, response: Response, app: App, client: Asking
) -> TokenAnswer:
    """Open an account and sign in. Sent with a guest's token, the account keeps the guest's id, cart and orders."""
    account = NewAccount(body.email, body.password, body.name, body.locale or "en")
    return tokens_given(request, response, await app.register(account, _guest(caller), client))


@router.post(
    "/login",
    response_model=TokenAnswer,
    responses=problems(InvalidCredentials, AccountDeactivated, TooManyAttempts)
    | {202: {"model": ChallengeAnswer, "description": "The password was right; a second factor has to follow"}},
    dependencies=[Depends(limit("login", times=120, per_seconds=60, by="address", shared=True))],
)
async def login(
    body: LoginBody, request: Request, response: Response, app: App, client: Asking
) -> TokenAnswer | Response:
    """Sign in. Browsers get the refresh token as a cookie, programs (which send no Origin) in the answer.

    Staff who have a second factor, or whose role demands one, get 202 and a challenge instead; customers never do.
    """
    answer = await app.log_in(body.email, body.password, client.on_device(body.device_mark))
    if isinstance(answer, SignedIn):
        return tokens_given(request, response, answer)
    return Response(ChallengeAnswer.of(answer).model_dump_json(), 202, media_type="application/json")


@router.post(
    "/refresh",
    responses=problems(InvalidRefreshToken, ForeignOrigin, UnsupportedMedia),
    dependencies=[Depends(limit("refresh", times=600, per_seconds=60, by="address"))],
)
async def refresh(
    request: Request, response: Response, app: App, client: Asking, body: RefreshBody | None = None
) -> TokenAnswer:
    """A new access token. The refresh token is replaced at each use; an old one that comes back ends the session."""
    presented = _presented(request, body)
    if not presented:
        raise InvalidRefreshToken
    signed_in = await app.refresh(presented, client)
    return tokens_given(request, response, signed_in, by_cookie=not (body and body.refresh_token))


@router.post(
    "/logout",
    status_code=204,
    responses=problems(ForeignOrigin, UnsupportedMedia),
    dependencies=[Depends(limit("logout", times=600, per_seconds=60, by="address"))],
)
async def logout(
    request: Request, response: Response, app: App, client: Asking, body: RefreshBody | None = None
) -> None:
    """End this session, known by cookie, refresh token or access token; a guest's token ends too. Repeating it is no
    error.
    """
    presented = _presented(request, body)
    if presented:
        await app.log_out.by_refresh_token(presented, client)
    elif caller := await _still_signed_in(request):
        if caller.session_id:
            await app.log_out.by_session(caller.session_id, client)
        elif caller.kind is Kind.GUEST:
            await _guests_leaving(request)
            await app.log_out.by_guest(Guest(caller.id, caller.expires_at))
    cookies.forget_refresh_token(request, response)


@router.post(
    "/guest",
    status_code=201,
    dependencies=[Depends(limit("guest", times=60, per_seconds=60, by="address", shared=True))],
)
async def begin_as_guest(app: App) -> GuestAnswer:
    """A token for somebody without an account: enough to fill a cart and buy."""
    guest_id, issued = app.begin_as_guest()
    user = UserAnswer(id=guest_id, role="guest")
    return GuestAnswer(access_token=issued.token, expires_in=issued.expires_in, user=user)


async def _still_signed_in(request: Request) -> Caller | None:
    try:
        return await authenticate(request)
    except RevokedToken:
        return None


def _guest(caller: Caller | None) -> Guest | None:
    if caller is None:
        return None
    if caller.kind is not Kind.GUEST:
        raise AlreadySignedIn
    return Guest(caller.id, caller.expires_at)


def _presented(request: Request, body: RefreshBody | None) -> str | None:
    """The refresh token in the body; else the one in the cookie, which only our own pages may make use of."""
    if body is not None and body.refresh_token:
        return body.refresh_token
    kept = request.cookies.get(cookies.REFRESH_COOKIE)
    if kept:
        cookies.require_own_page(request)
    return kept
