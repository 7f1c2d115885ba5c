"""What auth-service's routes take."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from auth_service.domain.password_policy import LONGEST, SHORTEST
from auth_service.domain.second_factor import Demand
from auth_service.domain.user import UserStatus
from commerce.bodies import Absent, Email, Locale, PostalAddress, TypedEmail
from servicekit.identity import ROLE_NAME
from servicekit.schemas import Body, Internal
from servicekit.text import Secret

_DEMO = Field(examples=["souk-demo-2026"])
PresentPassword = Annotated[Secret, Field(min_length=1, max_length=LONGEST)]
NewPassword = Annotated[Secret, Field(min_length=SHORTEST, max_length=LONGEST), _DEMO]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
RoleName = Annotated[str, StringConstraints(pattern=f"^{ROLE_NAME}$"), Field(examples=["night-shift"])]
Code = Annotated[Secret, Field(min_length=1, max_length=60), Field(examples=["123456"])]
OneTimeToken = Annotated[Secret, Field(min_length=20, max_length=100)]


class RegisterBody(Body):
    """A new account; without `locale` its mails are in English."""

    email: Email
    password: NewPassword
    name: PersonName = ""
    locale: Annotated[Locale | None, Absent] = None


class OnADevice(Body):
    """For programs, which keep no cookies: the `device_mark` that an earlier answer gave them for this account."""

    device_mark: Annotated[Secret, Field(max_length=200)] | None = None


class LoginBody(OnADevice):
    """Proof of who one is. An e-mail that no rule would let in is no account's: 401, as for any other unknown one."""

    email: TypedEmail
    password: Annotated[PresentPassword, _DEMO]


class ChallengeBody(Body):
    """What signing in answered instead of tokens."""

    challenge: Annotated[Secret, Field(min_length=1, max_length=200)]


class CodeBody(Body):
    """What the app shows."""

    code: Code


class ChallengedCodeBody(ChallengeBody, CodeBody):
    """What a new app shows first."""


class LogInCodeBody(ChallengedCodeBody, OnADevice):
    """What the app shows, or a recovery code."""


class RefreshBody(Body):
    """For API clients; browsers send the cookie and an empty object."""

    refresh_token: Annotated[Secret, Field(max_length=200)] | None = None


class ProfileBody(Body):
    """What a person may change about themselves."""

    name: PersonName | None = None
    locale: Annotated[Locale | None, Absent] = None


class ChangePasswordBody(Body):
    """The present password proves that it is the person and not just their unlocked screen."""

    current_password: Annotated[PresentPassword, _DEMO]
    new_password: NewPassword


class SetUpBody(Body):
    """The password, and where there is an app already a code of it, or a recovery code."""

    password: Annotated[PresentPassword, _DEMO]
    code: Code | None = None


class PasswordAndCodeBody(Body):
    """Both factors, before something that lessens them."""

    password: Annotated[PresentPassword, _DEMO]
    code: Code


class ForgotPasswordBody(Body):
    """Whose password is forgotten."""

    email: TypedEmail


class ResetPasswordBody(OnADevice):
    """The token of the link that was mailed, and the password from now on."""

    token: OneTimeToken
    password: NewPassword


class VerifyEmailBody(OnADevice):
    """The token of the link that was mailed; where the account was not opened on this device, one of the passwords."""

    token: OneTimeToken
    password: Annotated[PresentPassword, Field(description="That of the account, by who opened it")] | None = None
    new_password: (
        Annotated[
            NewPassword, Field(description="By who did not open the account: it becomes theirs, the old password ends")
        ]
        | None
    ) = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.password is not None and self.new_password is not None:
            raise ValueError("send password if you opened the account, or new_password if you did not, but not both")
        return self


class DeleteAccountBody(Body):
    """Leaving cannot be undone, so the password is asked for."""

    password: PresentPassword


class SavedAddressBody(Body):
    """An entry of the address book."""

    address: PostalAddress
    is_default: bool = False


class ChangeUserBody(Body):
    """What staff may change; deleting is up to the person."""

    role: RoleName | None = None
    status: Literal[UserStatus.ACTIVE, UserStatus.DEACTIVATED] | None = None


class RolePermissionsBody(Body):
    """All that a role shall hold; without `second_factor` that stays as it is."""

    permissions: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=1000)]
    second_factor: Demand | None = None


class NewRoleBody(RolePermissionsBody):
    """A name for a set of permissions; without `second_factor` its holders need one."""

    name: RoleName


class ServiceTokenBody(Internal):
    """Client credentials (RFC 6749 §4.4), as JSON; `audience` names the callee (RFC 8707)."""

    grant_type: Literal["client_credentials"]
    client_id: Annotated[str, Field(max_length=100)]
    client_secret: Annotated[str, Field(max_length=500)]
    audience: Annotated[str, Field(max_length=100)]
    scope: Annotated[str, Field(max_length=500, description="Separated by blanks; all granted ones if empty")] = ""
