"""Guest tokens, judged like any other access token."""

from uuid import UUID

from cart_service.domain.errors import InvalidGuestToken
from servicekit.domain.errors import Unauthenticated
from servicekit.identity import Kind, TokenVerifier


class VerifiedGuestTokens:
    """Asks the platform's verifier: signature, expiry and revocations count here too."""

    def __init__(self, tokens: TokenVerifier) -> None:
        self._tokens = tokens

    async def guest_of(self, token: str) -> UUID:
        """The guest's id; raises InvalidGuestToken."""
        try:
            caller = await self._tokens.verify(token)
        except Unauthenticated as error:
            raise InvalidGuestToken(str(error)) from None
        if caller.kind is not Kind.GUEST:
            raise InvalidGuestToken("This token does not belong to a guest.")
        return caller.id
