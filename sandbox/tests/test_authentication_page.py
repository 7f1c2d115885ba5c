"""The 3-D Secure page."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Client


async def _challenged(sandbox: Client) -> tuple[dict[str, Any], str]:
    intent = await sandbox.an_intent(123450, "kwd")
    status, answer = await sandbox.confirm(intent["id"], "pm_card_authenticationRequired", Idempotency_Key=intent["id"])
    assert (status, answer["status"], answer["next_action"]["type"]) == (200, "requires_action", "redirect_to_url")
    url: str = answer["next_action"]["redirect_to_url"]["url"]
    assert url.startswith(f"{sandbox.url}/sandbox/3ds/{intent['id']}?challenge=")
    return intent, url


def _challenge(url: str) -> str:
    return parse_qs(urlsplit(url).query)["challenge"][0]


@pytest.mark.parametrize(
    ("outcome", "status", "redirect_status"),
    [("complete", "succeeded", "succeeded"), ("fail", "requires_payment_method", "failed")],
)
async def test_the_shopper_answers_and_is_sent_back(
    sandbox: Client, outcome: str, status: str, redirect_status: str
) -> None:
    intent, url = await _challenged(sandbox)
    form = {"challenge": _challenge(url), "outcome": outcome}
    async with sandbox.session.post(url, data=form, allow_redirects=False) as reply:
        assert reply.status == 303
        target = urlsplit(reply.headers["Location"])
    assert (target.netloc, target.path) == ("shop.example", "/orders/7")
    assert parse_qs(target.query) == {
        "tab": ["1"],
        "payment_intent": [intent["id"]],
        "redirect_status": [redirect_status],
    }
    _, found = await sandbox.get(f"/v1/payment_intents/{intent['id']}")
    assert found["status"] == status
    charges = [charge for charge in (await sandbox.ledger())["charges"] if charge["intent"] == intent["id"]]
    # A bank that was never asked for money has charged nothing, not even in vain.
    assert [charge["idempotency_key"] for charge in charges] == ([intent["id"]] if outcome == "complete" else [])


async def test_the_page_is_strict_and_shows_the_amount(sandbox: Client) -> None:
    _, url = await _challenged(sandbox)
    async with sandbox.session.get(url) as reply:
        page, policy = await reply.text(), reply.headers["Content-Security-Policy"]
    assert "123.450 KWD" in page
    assert "<script" not in page
    assert not re.search(r"\son\w+=", page)
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "form-action 'self' https://shop.example;" in policy


async def test_a_guessed_challenge_changes_nothing(sandbox: Client) -> None:
    intent, url = await _challenged(sandbox)
    form = {"challenge": "guessed", "outcome": "complete"}
    async with sandbox.session.post(url, data=form, allow_redirects=False) as reply:
        assert reply.status == 409
    async with sandbox.session.get(url.split("?")[0]) as reply:
        assert "<form" not in await reply.text()
    _, found = await sandbox.get(f"/v1/payment_intents/{intent['id']}")
    assert found["status"] == "requires_action"


async def test_another_card_replaces_an_abandoned_challenge(sandbox: Client) -> None:
    intent, url = await _challenged(sandbox)
    assert (await sandbox.confirm(intent["id"]))[1]["status"] == "succeeded"
    async with sandbox.session.post(url, data={"challenge": _challenge(url), "outcome": "complete"}) as reply:
        assert reply.status == 409
    assert (await sandbox.session.get(f"{sandbox.url}/sandbox/3ds/pi_nothing")).status == 404


async def test_a_shops_address_cannot_smuggle_a_policy_in(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    form = {"payment_method": "pm_card_authenticationRequired", "return_url": "https://x;script-src *;/back"}
    _, answer = await sandbox.post(f"/v1/payment_intents/{intent['id']}/confirm", form)
    async with sandbox.session.get(answer["next_action"]["redirect_to_url"]["url"]) as reply:
        policy = reply.headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "form-action 'self';" in policy
