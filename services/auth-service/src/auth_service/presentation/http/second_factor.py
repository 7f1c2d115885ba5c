"""The second factor of staff: where they sign in, and in their account."""

from fastapi import APIRouter, Depends, Request, Response

from auth_service.domain.errors import (
    AccountDeactivated,
    ChallengeExpired,
    EnrolmentExpired,
    SecondFactorDemanded,
    SecondFactorForStaff,
    SecondFactorOff,
    TooManyAttempts,
    TooManyCodes,
    UserNotFound,
    WrongCode,
    WrongPassword,
)
from auth_service.presentation.http.answers import TokenAnswer
from auth_service.presentation.http.bodies import (
    ChallengeBody,
    ChallengedCodeBody,
    CodeBody,
    LogInCodeBody,
    PasswordAndCodeBody,
    SetUpBody,
)
from auth_service.presentation.http.dependencies import App, Asking, own_account
from auth_service.presentation.http.second_factor_answers import (
    EnrolledAnswer,
    EnrolmentAnswer,
    RecoveryCodesAnswer,
    SecondFactorAnswer,
)
from auth_service.presentation.http.tokens_given import tokens_given
from servicekit.documented import Tag
from servicekit.identity import CustomerCaller
from servicekit.limits import limit
from servicekit.problems import problems

_TAG = Tag("Second factor", "Codes of an authenticator app, for staff.")
_slowly = Depends(limit("login-second-factor", times=60, per_seconds=60, by="address", shared=True))
signing_in = APIRouter(prefix="/auth/login/second-factor", tags=[_TAG], dependencies=[_slowly])
own = APIRouter(prefix="/auth/me/second-factor", tags=[_TAG], dependencies=[own_account])


@signing_in.post("", responses=problems(ChallengeExpired, WrongCode, TooManyCodes, AccountDeactivated, UserNotFound))
async def finish_login(
    body: LogInCodeBody, request: Request, response: Response, app: App, client: Asking
) -> TokenAnswer:
    """End a sign-in with a code of the app, or with a recovery code. Each is good once."""
    signed_in = await app.finish_log_in(body.challenge, body.code, client.on_device(body.device_mark))
    return tokens_given(request, response, signed_in)


@signing_in.post("/enrolment", responses=problems(ChallengeExpired, AccountDeactivated, UserNotFound))
async def begin_enrolment_at_login(body: ChallengeBody, app: App) -> EnrolmentAnswer:
    """The secret of a new app, for who cannot sign in before one is set up."""
    return EnrolmentAnswer.of(await app.enrol_at_log_in.begin(body.challenge))


@signing_in.post(
    "/enrolment/confirmation",
    responses=problems(ChallengeExpired, EnrolmentExpired, WrongCode, AccountDeactivated, UserNotFound),
)
async def finish_enrolment_at_login(
    body: ChallengedCodeBody, request: Request, response: Response, app: App, client: Asking
) -> EnrolledAnswer:
    """The new app shows its first code, which ends the sign-in too."""
    signed_in, codes = await app.enrol_at_log_in.end(body.challenge, body.code, client)
    return EnrolledAnswer(**tokens_given(request, response, signed_in).model_dump(), recovery_codes=codes)


@own.get("", responses=problems(UserNotFound))
async def show_second_factor(caller: CustomerCaller, app: App) -> SecondFactorAnswer:
    """Whether you have one, and whether your role demands it."""
    return SecondFactorAnswer.of(await app.show_second_factor(caller.id))


@own.post(
    "",
    responses=problems(SecondFactorForStaff, WrongPassword, TooManyAttempts, WrongCode, TooManyCodes, UserNotFound),
)
async def begin_enrolment(body: SetUpBody, caller: CustomerCaller, app: App, client: Asking) -> EnrolmentAnswer:
    """The secret of a new app. In place of another one it takes a code of that, which stays good until the new one has
    shown a code.
    """
    return EnrolmentAnswer.of(await app.set_up_second_factor.begin(caller.id, body.password, body.code, client))


@own.post("/confirmation", responses=problems(EnrolmentExpired, WrongCode, UserNotFound))
async def finish_enrolment(body: CodeBody, caller: CustomerCaller, app: App, client: Asking) -> RecoveryCodesAnswer:
    """The new app shows its first code; every other session ends."""
    codes = await app.set_up_second_factor.end(caller.id, caller.session_id, body.code, client)
    return RecoveryCodesAnswer(recovery_codes=codes)


@own.post("/recovery-codes", responses=problems(WrongPassword, TooManyAttempts, WrongCode, TooManyCodes, UserNotFound))
async def renew_recovery_codes(
    body: PasswordAndCodeBody, caller: CustomerCaller, app: App, client: Asking
) -> RecoveryCodesAnswer:
    """Ten new recovery codes; those of before are worthless."""
    codes = await app.renew_recovery_codes(caller.id, body.password, body.code, client)
    return RecoveryCodesAnswer(recovery_codes=codes)


@own.delete(
    "",
    status_code=204,
    responses=problems(
        SecondFactorDemanded, SecondFactorOff, WrongPassword, TooManyAttempts, WrongCode, TooManyCodes, UserNotFound
    ),
)
async def turn_off_second_factor(body: PasswordAndCodeBody, caller: CustomerCaller, app: App, client: Asking) -> None:
    """Sign in with the password alone from now on; every other session ends."""
    await app.turn_off_second_factor(caller.id, caller.session_id, body.password, body.code, client)
