"""What is shown of second factors, and of a sign-in that is half done."""

from datetime import datetime
from typing import Self

from pydantic import Field

from auth_service.application.enrolment import Enrolment
from auth_service.application.log_in import Challenged
from auth_service.application.own_second_factor import Standing
from auth_service.domain.challenge import NextStep
from auth_service.presentation.http.answers import TokenAnswer
from servicekit.schemas import Answer


class ChallengeAnswer(Answer):
    """The password was right and does not suffice."""

    challenge: str = Field(description="Send it with the code; it names nobody's secret")
    step: NextStep = Field(description="`code`: send a code. `enrol`: the role demands a second factor; set one up")
    expires_in: int = Field(description="Seconds")

    @classmethod
    def of(cls, challenged: Challenged) -> Self:
        """The wire form of what comes after the password."""
        return cls(challenge=challenged.challenge, step=challenged.step, expires_in=challenged.expires_in)


class EnrolmentAnswer(Answer):
    """What an authenticator app needs; it is shown this once."""

    secret: str = Field(description="Base32, to be typed where no QR code can be read")
    otpauth_uri: str = Field(description="What a QR code shows")

    @classmethod
    def of(cls, enrolment: Enrolment) -> Self:
        """The wire form of an app's secret."""
        return cls(secret=enrolment.secret, otpauth_uri=enrolment.otpauth_uri)


class RecoveryCodesAnswer(Answer):
    """Ten codes for when the phone is gone, each good once; they are shown this once."""

    recovery_codes: list[str]


class EnrolledAnswer(TokenAnswer, RecoveryCodesAnswer):
    """Signed in, with a second factor from now on."""


class SecondFactorAnswer(Answer):
    """How an account stands to its second factor."""

    enrolled_at: datetime | None = Field(description="Null where signing in asks for the password alone")
    recovery_codes_left: int
    demanded: bool = Field(description="The role demands one: it cannot be turned off")
    exempt: bool = Field(description="One of the demo's people, of whom no role demands one")

    @classmethod
    def of(cls, standing: Standing) -> Self:
        """The wire form of how an account stands."""
        return cls(
            enrolled_at=standing.enrolled_at,
            recovery_codes_left=standing.recovery_codes_left,
            demanded=standing.demanded,
            exempt=standing.exempt,
        )
