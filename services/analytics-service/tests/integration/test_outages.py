"""A store that is away: browsers are told to come again, and what was answered is kept."""

from pathlib import Path

import psycopg
from browser import Browser, hold_days
from builders import a_body
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from analytics_service.config.settings import AnalyticsSettings
from analytics_service.main import create_app
from embedded.ports import free_port
from embedded.process import launch
from embedded.valkey import Valkey
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer


async def test_while_valkey_is_away_nothing_is_taken_and_afterwards_nothing_is_lost(
    settings: AnalyticsSettings, clean_database: None, issuer: TestIssuer, tmp_path: Path
) -> None:
    own = Valkey(tmp_path / "valkey", free_port())
    own.prepare()
    running = launch(own, tmp_path / "log").wait_ready()
    app = create_app(settings.model_copy(update={"valkey": settings.valkey.model_validate({"url": own.url})}))
    transport = ASGITransport(app=app)
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=transport, base_url="http://souk.test") as client,
    ):
        browser = Browser(app, client, issuer)
        await browser.counted(a_body())
        running.stop()
        event = a_body()
        answer = await browser.send(event)
        assert (answer.status_code, answer.json()["code"]) == (503, "valkey_unavailable")
        assert int(answer.headers["retry-after"]) > 0
        running = launch(own, tmp_path / "log").wait_ready()
        await browser.counted(event)
        assert await browser.stored() == 2
    running.stop()


async def test_a_stream_that_is_full_is_a_503_and_takes_nothing(
    app: FastAPI, browser: Browser, own_database: TestDatabase
) -> None:
    app.state.application.take_events.waiting._most = 10
    with psycopg.connect(own_database.admin_url) as builder:
        await hold_days(builder)
        for _ in range(10):
            await browser.sent(a_body())
        refused = a_body()
        answer = await browser.send(refused)
        assert (answer.status_code, answer.json()["code"]) == (503, "too_many_events_waiting")
        assert answer.headers["retry-after"] == "2"
        builder.rollback()
    await browser.settled()
    app.state.application.take_events.waiting._most = 20
    await browser.counted(refused)
    assert await browser.stored() == 11
