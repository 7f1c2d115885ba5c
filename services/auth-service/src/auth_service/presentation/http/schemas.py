"""What routes take and give."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field, StringConstraints

from auth_service.domain.address import PostalAddress, SavedAddress
from auth_service.domain.password_policy import LONGEST, SHORTEST
from auth_service.domain.session import Session
from auth_service.domain.user import User, UserRole, UserStatus
from servicekit.schemas import Answer, Body

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
PresentPassword = Annotated[str, Field(min_length=1, max_length=LONGEST)]
NewPassword = Annotated[str, Field(min_length=SHORTEST, max_length=LONGEST)]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100, pattern=_NO_CONTROLS)]
Locale = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", examples=["en"])]
OneTimeToken = Annotated[str, Field(min_length=20, max_length=100)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_NO_CONTROLS)]


class RegisterBody(Body):
    """A new account."""

    email: Email
    password: NewPassword
    name: PersonName = ""
    locale: Locale = "en"


class LoginBody(Body):
    """Proof of who one is."""

    email: Email
    password: PresentPassword


class RefreshBody(Body):
    """For API clients; browsers send the cookie and an empty object."""

    refresh_token: Annotated[str, Field(max_length=200)] | None = None


class ProfileBody(Body):
    """What a person may change about themselves."""

    name: PersonName | None = None
    locale: Locale | None = None


class ChangePasswordBody(Body):
    """The present password proves that it is the person and not just their unlocked screen."""

    current_password: PresentPassword
    new_password: NewPassword


class ForgotPasswordBody(Body):
    """Whose password is forgotten."""

    email: Email


class ResetPasswordBody(Body):
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
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$", examples=["DE"], description="ISO 3166-1 alpha-2")]
    phone: Annotated[str, Field(pattern=r"^\+?[0-9 ()/-]{3,30}$")] | None = None
    is_default: bool = False

    def to_domain(self) -> PostalAddress:
        """Without the mark of the default."""
        return PostalAddress(**self.model_dump(exclude={"is_default"}))


class AddressAnswer(AddressBody):
    """An entry of the address book."""

    id: UUID

    @classmethod
    def of(cls, entry: SavedAddress) -> "AddressAnswer":
        """The wire form."""
        values = {name: getattr(entry.address, name) for name in PostalAddress.__dataclass_fields__}
        return cls.model_construct(id=entry.id, is_default=entry.is_default, **values)


class UserAnswer(Answer):
    """An account; guests have an id and a role only."""

    id: UUID
    role: Literal["guest"] | UserRole
    email: str | None = None
    email_confirmed: bool = False
    name: str = ""
    locale: str = "en"
    created_at: datetime | None = None

    @classmethod
    def of(cls, user: User) -> Self:
        """The wire form."""
        return cls(
            id=user.id,
            role=user.role,
            email=user.email,
            email_confirmed=user.email_confirmed_at is not None,
            name=user.name,
            locale=user.locale,
            created_at=user.created_at,
        )


class AdminUserAnswer(UserAnswer):
    """An account as admins see it; `version` goes into If-Match."""

    status: UserStatus
    version: int

    @classmethod
    def of(cls, user: User) -> Self:
        """The wire form."""
        shared = UserAnswer.of(user).model_dump()
        return cls(**shared, status=user.status, version=user.version)


class ChangeUserBody(Body):
    """What an admin may change; deleting is up to the person."""

    role: UserRole | None = None
    status: Literal[UserStatus.ACTIVE, UserStatus.DEACTIVATED] | None = None


class GuestAnswer(Answer):
    """A guest's token; it lasts, so there is nothing to refresh."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750's name
    expires_in: int = Field(description="Seconds")
    user: UserAnswer


class TokenAnswer(GuestAnswer):
    """A session's tokens; browsers find the refresh token in a cookie instead."""

    refresh_token: str | None = None


class SessionAnswer(Answer):
    """One sign-in."""

    id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    user_agent: str
    address: str
    current: bool

    @classmethod
    def of(cls, session: Session, current: UUID | None) -> Self:
        """The wire form."""
        return cls(
            id=session.id,
            created_at=session.created_at,
            last_used_at=session.rotated_at,
            expires_at=session.expires_at,
            user_agent=session.user_agent,
            address=session.address,
            current=session.id == current,
        )


class AuditAnswer(Answer):
    """One line of the audit trail."""

    id: UUID
    at: datetime
    action: str
    actor_id: UUID | None
    subject_id: UUID | None
    address: str
    request_id: str | None
    details: dict[str, str]


class ExportAnswer(Answer):
    """All that auth-service knows about a person."""

    user: UserAnswer
    addresses: list[AddressAnswer]
    sessions: list[SessionAnswer]
    audit: list[AuditAnswer]
