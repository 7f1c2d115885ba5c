"""What routes take."""

from typing import Annotated, Literal

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, StringConstraints

from auth_service.domain.address import PostalAddress
from auth_service.domain.password_policy import LONGEST, SHORTEST
from auth_service.domain.user import UserRole, UserStatus
from servicekit.schemas import Body
from servicekit.text import Secret

_NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"


def _normalised_email(text: str) -> str:
    try:
        # `test_environment` admits the reserved domain .test, which demo accounts use; nothing can be mailed there.
        checked = validate_email(text, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        raise ValueError(str(error)) from None
    return checked.normalized.lower()


Email = Annotated[
    str,
    StringConstraints(max_length=254),
    AfterValidator(_normalised_email),
    Field(json_schema_extra={"format": "email", "examples": ["amira@souk.test"]}),
]
_DEMO = Field(examples=["souk-demo-2026"])
PresentPassword = Annotated[Secret, Field(min_length=1, max_length=LONGEST)]
NewPassword = Annotated[Secret, Field(min_length=SHORTEST, max_length=LONGEST), _DEMO]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=_NO_CONTROLS)]
Locale = Annotated[str, Field(max_length=6, pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", examples=["en"])]
OneTimeToken = Annotated[Secret, Field(min_length=20, max_length=100)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_NO_CONTROLS)]
Country = Annotated[str, Field(max_length=2, pattern=r"^[A-Z]{2}$", examples=["DE"], description="ISO 3166-1 alpha-2")]
Phone = Annotated[str, Field(max_length=31, pattern=r"^\+?[0-9 ()/-]{3,30}$")]


class RegisterBody(Body):
    """A new account."""

    email: Email
    password: NewPassword
    name: PersonName = ""
    locale: Locale = "en"


class OnADevice(Body):
    """For programs, which keep no cookies: the `device_mark` that an earlier answer gave them for this account."""

    device_mark: Annotated[str, Field(max_length=200)] | None = None


class LoginBody(OnADevice):
    """Proof of who one is."""

    email: Email
    password: Annotated[PresentPassword, _DEMO]


class RefreshBody(Body):
    """For API clients; browsers send the cookie and an empty object."""

    refresh_token: Annotated[Secret, Field(max_length=200)] | None = None


class ProfileBody(Body):
    """What a person may change about themselves."""

    name: PersonName | None = None
    locale: Locale | None = None


class ChangePasswordBody(Body):
    """The present password proves that it is the person and not just their unlocked screen."""

    current_password: Annotated[PresentPassword, _DEMO]
    new_password: NewPassword


class ForgotPasswordBody(Body):
    """Whose password is forgotten."""

    email: Email


class ResetPasswordBody(OnADevice):
    """The token of the link that was mailed, and the password from now on."""

    token: OneTimeToken
    password: NewPassword


class VerifyEmailBody(Body):
    """The token of the link that was mailed."""

    token: OneTimeToken


class DeleteAccountBody(Body):
    """Leaving cannot be undone, so the password is asked for."""

    password: PresentPassword


class AddressBody(Body):
    """A postal address."""

    name: Line
    line1: Line
    line2: Line | None = None
    city: Line
    region: Line | None = None
    postal_code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20, pattern=_NO_CONTROLS)]
    country: Country
    phone: Phone | None = None
    is_default: bool = False

    def to_domain(self) -> PostalAddress:
        """Without the mark of the default."""
        return PostalAddress(**self.model_dump(exclude={"is_default"}))


class ChangeUserBody(Body):
    """What an admin may change; deleting is up to the person."""

    role: UserRole | None = None
    status: Literal[UserStatus.ACTIVE, UserStatus.DEACTIVATED] | None = None
