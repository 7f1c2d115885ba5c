"""What people see and change of their own account."""

from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from auth_service.application.verify_email import Registrant
from auth_service.domain.errors import (
    LastAdmin,
    LinkExpired,
    PasswordTooCommon,
    RegistrantUnknown,
    SessionNotFound,
    TooManyAttempts,
    TooManyMails,
    UserNotFound,
    WrongPassword,
)
from auth_service.presentation.http import cookies
from auth_service.presentation.http.answers import (
    AuditAnswer,
    DeviceAnswer,
    ExportAnswer,
    ExportedSecondFactorAnswer,
    OwnAccountAnswer,
    SavedAddressAnswer,
    SessionAnswer,
    UserAnswer,
)
from auth_service.presentation.http.bodies import (
    ChangePasswordBody,
    DeleteAccountBody,
    ForgotPasswordBody,
    ProfileBody,
    ResetPasswordBody,
    VerifyEmailBody,
)
from auth_service.presentation.http.dependencies import App, Asking, own_account
from servicekit.documented import Tag
from servicekit.domain import utc_now
from servicekit.identity import AnyCaller, CustomerCaller, Kind, OptionalCaller
from servicekit.limits import limit
from servicekit.pages import Page
from servicekit.problems import problems

router = APIRouter(prefix="/auth", tags=[Tag("Account", "What people see and change of their own account.")])


@router.get("/me", responses=problems(UserNotFound), dependencies=[own_account])
async def who_am_i(caller: AnyCaller, app: App) -> OwnAccountAnswer:
    """The account behind the token, and what it may do."""
    if caller.kind is Kind.GUEST:
        return OwnAccountAnswer.of_caller(UserAnswer(id=caller.id, role="guest"), caller)
    return OwnAccountAnswer.of_caller(UserAnswer.of(await app.queries.user(caller.id)), caller)


@router.patch("/me", responses=problems(UserNotFound), dependencies=[own_account])
async def change_profile(body: ProfileBody, caller: CustomerCaller, app: App) -> UserAnswer:
    """Change name or language."""
    return UserAnswer.of(await app.change_profile(caller.id, name=body.name, locale=body.locale))


@router.get("/me/export", responses=problems(UserNotFound), dependencies=[own_account])
async def export_account(caller: CustomerCaller, app: App, client: Asking) -> ExportAnswer:
    """Everything this service knows about you."""
    dossier = await app.export_account(caller.id, client)
    return ExportAnswer(
        user=UserAnswer.of(dossier.user),
        addresses=[SavedAddressAnswer.of(entry) for entry in dossier.addresses],
        sessions=[SessionAnswer.of(session, caller.session_id) for session in dossier.sessions],
        second_factor=ExportedSecondFactorAnswer.of(dossier.second_factor),
        audit=[AuditAnswer.of(line) for line in dossier.audit],
    )


@router.delete(
    "/me",
    status_code=204,
    responses=problems(UserNotFound, WrongPassword, LastAdmin, TooManyAttempts),
    dependencies=[own_account],
)
async def delete_account(
    body: DeleteAccountBody, caller: CustomerCaller, app: App, client: Asking, request: Request, response: Response
) -> None:
    """Leave for good. Orders keep a pseudonym; invoices stay as long as the law asks."""
    await app.delete_account(caller.id, body.password, client)
    cookies.forget_refresh_token(request, response)


@router.post(
    "/change-password",
    status_code=204,
    responses=problems(WrongPassword, PasswordTooCommon, TooManyAttempts),
    dependencies=[own_account],
)
async def change_password(body: ChangePasswordBody, caller: CustomerCaller, app: App, client: Asking) -> None:
    """Set a new password; every other session ends."""
    await app.change_password(caller.id, caller.session_id, body.current_password, body.new_password, client)


@router.post(
    "/forgot-password",
    status_code=202,
    response_class=Response,
    responses=problems(TooManyMails),
    dependencies=[Depends(limit("forgot-password", times=60, per_seconds=3600, by="address", shared=True))],
)
async def forgot_password(body: ForgotPasswordBody, app: App, client: Asking) -> None:
    """Ask for a mail with a link. The answer is the same whether there is such an account or not."""
    await app.forget_password(body.email, client)


@router.post(
    "/reset-password",
    responses=problems(LinkExpired, PasswordTooCommon),
    dependencies=[Depends(limit("reset-password", times=60, per_seconds=60, by="address", shared=True))],
)
async def reset_password(
    body: ResetPasswordBody, app: App, client: Asking, request: Request, response: Response
) -> DeviceAnswer:
    """Set a new password with the token of the link. Every session ends; this device gets in, whoever guesses.

    Was the e-mail never confirmed, and this is not the device that registered, then somebody else may have: name and
    addresses are gone too.
    """
    mark = await app.reset_password(body.token, body.password, client.on_device(body.device_mark))
    return DeviceAnswer(device_mark=cookies.kept_or_given(request, response, mark))


@router.post(
    "/verify-email",
    responses=problems(LinkExpired, RegistrantUnknown, WrongPassword, PasswordTooCommon, TooManyAttempts),
    dependencies=[Depends(limit("verify-email", times=60, per_seconds=60, by="address"))],
)
async def verify_email(
    body: VerifyEmailBody, caller: OptionalCaller, app: App, client: Asking, request: Request, response: Response
) -> DeviceAnswer:
    """Confirm an e-mail address with the token of the link.

    The token suffices on the device that registered, or signed in. Elsewhere the answer is 409 `registrant_unknown`,
    and the link stays good: send it again with the account's `password`, or, if somebody else opened the account with
    your address, with a `new_password`. Then it is yours: their password, sessions, name and addresses are gone.
    """
    registrant = Registrant(caller.id if caller else None, body.password, body.new_password)
    mark = await app.verify_email(body.token, registrant, client.on_device(body.device_mark))
    return DeviceAnswer(device_mark=cookies.kept_or_given(request, response, mark))


@router.get("/sessions", dependencies=[own_account])
async def list_sessions(caller: CustomerCaller, app: App) -> Page[SessionAnswer]:
    """Where you are signed in, the newest first."""
    sessions = await app.queries.sessions(caller.id, utc_now())
    return Page(items=[SessionAnswer.of(session, caller.session_id) for session in sessions])


@router.delete(
    "/sessions/{session_id}", status_code=204, responses=problems(SessionNotFound), dependencies=[own_account]
)
async def end_session(session_id: UUID, caller: CustomerCaller, app: App, client: Asking) -> None:
    """End one of the caller's sessions, on whatever device: it cannot refresh, and its access tokens are revoked."""
    await app.end_session(session_id, caller.id, client)
