"""Cookies: whose they are, and who may make use of them."""

from collections.abc import Callable

import httpx2
import pytest
from builders import PASSWORD

from auth_service.config.settings import AuthSettings
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.main import create_app

OURS = "http://localhost:8000"
Browse = Callable[..., httpx2.AsyncClient]


async def _signed_in(browse: Browse, origin: str = OURS) -> httpx2.AsyncClient:
    browser = browse(origin=origin, base="http://localhost:8000")
    answer = await browser.post("/api/auth/register", json={"email": "amira@souk.test", "password": PASSWORD})
    assert answer.status_code == 201, answer.text
    assert answer.json()["refresh_token"] is None
    return browser


async def test_a_browsers_refresh_token_is_out_of_reach_of_scripts_and_other_sites(browse: Browse) -> None:
    browser = browse(origin=OURS)
    answer = await browser.post("/api/auth/register", json={"email": "amira@souk.test", "password": PASSWORD})
    cookie = next(value for value in answer.headers.get_list("set-cookie") if value.startswith("souk_refresh="))
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/api/auth", "max-age=604800"} <= attributes
    assert "secure" not in attributes
    assert "domain" not in cookie.lower()


async def test_the_cookie_is_secure_behind_https(
    settings: AuthSettings, cheap_passwords: BcryptPasswords, clean: None
) -> None:
    public = settings.http.model_copy(update={"public_url": "https://shop.example"})
    app = create_app(settings.model_copy(update={"http": public}), cheap_passwords)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="https://shop.example") as browser:
            body = {"email": "amira@souk.test", "password": PASSWORD}
            answer = await browser.post("/auth/register", json=body, headers={"Origin": "https://shop.example"})
    assert all("; Secure" in value for value in answer.headers.get_list("set-cookie"))


async def test_a_browser_refreshes_with_its_cookie_alone(browse: Browse) -> None:
    browser = await _signed_in(browse)
    before = browser.cookies["souk_refresh"]
    answer = await browser.post("/api/auth/refresh", json={})
    assert answer.status_code == 200
    assert answer.json()["refresh_token"] is None
    assert browser.cookies["souk_refresh"] != before
    headers = {"Authorization": f"Bearer {answer.json()['access_token']}"}
    assert (await browser.get("/api/auth/me", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:8000.evil.example", "http://localhost", "null", "", None]
)
@pytest.mark.parametrize("path", ["/api/auth/refresh", "/api/auth/logout"])
async def test_another_sites_page_cannot_use_the_cookie(browse: Browse, origin: str | None, path: str) -> None:
    browser = await _signed_in(browse)
    stolen_ride = browse(origin=origin, base="http://localhost:8000")
    cookie = {"Cookie": f"souk_refresh={browser.cookies['souk_refresh']}"}
    answer = await stolen_ride.post(path, json={}, headers=cookie)
    assert answer.status_code == 403
    assert answer.json()["code"] == "foreign_origin"
    assert (await browser.post("/api/auth/refresh", json={})).status_code == 200


async def test_a_form_cannot_use_the_cookie_even_from_our_own_origin(browse: Browse) -> None:
    browser = await _signed_in(browse)
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = await browser.post("/api/auth/refresh", headers={"Content-Type": content_type})
        assert answer.status_code == 415, content_type


async def test_an_allowed_cors_origin_may_use_the_cookie(browse: Browse) -> None:
    browser = await _signed_in(browse, "http://localhost:5173")
    answer = await browser.post("/api/auth/refresh", json={})
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == "http://localhost:5173"
    assert answer.headers["access-control-allow-credentials"] == "true"


async def test_logging_out_takes_the_cookie_away(browse: Browse) -> None:
    browser = await _signed_in(browse)
    kept = browser.cookies["souk_refresh"]
    assert (await browser.post("/api/auth/logout", json={})).status_code == 204
    assert "souk_refresh" not in browser.cookies
    program = browse()
    assert (await program.post("/auth/refresh", json={"refresh_token": kept})).status_code == 401


async def test_without_any_token_there_is_nothing_to_refresh(browse: Browse) -> None:
    answer = await browse(origin=OURS).post("/auth/refresh", json={})
    assert answer.status_code == 401
    assert answer.json()["code"] == "invalid_refresh_token"
