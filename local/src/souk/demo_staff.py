"""The demo's staff, for harnesses that look at a shop as they do."""

import httpx2

ADMIN = ("admin@souk.test", "souk-demo-2026")
"""E-mail and password of the demo's admin."""


def signed_in(gateway: str, person: tuple[str, str]) -> dict[str, str]:
    """The header of requests by that person, who is (e-mail, password)."""
    email, password = person
    answer = httpx2.post(f"{gateway}/api/auth/login", json={"email": email, "password": password})
    return {"Authorization": f"Bearer {answer.raise_for_status().json()['access_token']}"}
