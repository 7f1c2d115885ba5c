"""The answer to who has signed in."""

from fastapi import Request, Response

from auth_service.application.client import SignedIn
from auth_service.presentation.http import cookies
from auth_service.presentation.http.answers import TokenAnswer, UserAnswer


def tokens_given(
    request: Request, response: Response, signed_in: SignedIn, *, by_cookie: bool | None = None
) -> TokenAnswer:
    """The session's tokens; the refresh token goes to a browser as a cookie, or where it came from when `by_cookie`."""
    by_cookie = cookies.is_browser(request) if by_cookie is None else by_cookie
    if by_cookie:
        cookies.keep_refresh_token(request, response, signed_in.refresh_token)
    return TokenAnswer(
        access_token=signed_in.access.token,
        expires_in=signed_in.access.expires_in,
        refresh_token=None if by_cookie else signed_in.refresh_token,
        device_mark=cookies.kept_or_given(request, response, signed_in.device_mark),
        user=UserAnswer.of(signed_in.user),
    )
