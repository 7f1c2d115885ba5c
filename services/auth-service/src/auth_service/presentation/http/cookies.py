"""Browsers keep the refresh token in a cookie that no script can read and no other site can send."""

from fastapi import Request, Response

from auth_service.domain.errors import ForeignOrigin
from auth_service.domain.session import SLIDING
from servicekit.domain.errors import UnsupportedMedia
from servicekit.settings import HttpSettings

REFRESH_COOKIE = "souk_refresh"
DEVICE_COOKIE = "souk_device"
_PATH = "/api/auth"
_DEVICE_SECONDS = 180 * 24 * 3600


def is_browser(request: Request) -> bool:
    """Browsers name the page's origin with every POST (Fetch Standard); programs need not, and get tokens as JSON."""
    return "origin" in request.headers


def require_own_page(request: Request) -> None:
    """Raises ForeignOrigin or UnsupportedMedia unless one of our own pages sent JSON: forms of others cannot."""
    http: HttpSettings = request.app.state.platform.settings.http
    if request.headers.get("origin") not in http.own_origins:
        raise ForeignOrigin
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise UnsupportedMedia("Send application/json.")


def keep_refresh_token(request: Request, response: Response, token: str) -> None:
    """Give the browser a refresh token."""
    _keep(request, response, REFRESH_COOKIE, token, int(SLIDING.total_seconds()))


def forget_refresh_token(request: Request, response: Response) -> None:
    """Take it away again."""
    _keep(request, response, REFRESH_COOKIE, "", 0)


def kept_or_given(request: Request, response: Response, device_mark: str | None) -> str | None:
    """Give a browser the mark as a cookie; answers what a program finds in the answer instead."""
    if device_mark and is_browser(request):
        _keep(request, response, DEVICE_COOKIE, device_mark, _DEVICE_SECONDS)
        return None
    return device_mark


def _keep(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    http: HttpSettings = request.app.state.platform.settings.http
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=_PATH,
        httponly=True,
        samesite="strict",
        secure=not http.public_url.startswith("http://"),
    )
