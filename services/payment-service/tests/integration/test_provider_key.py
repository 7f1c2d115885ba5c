"""A key that the provider does not know stops the start; a provider that is away does not."""

import aiohttp
import pytest
from pydantic import SecretStr
from sandbox_process import SandboxProcess

from payment_service.config.settings import PaymentSettings
from payment_service.infrastructure.providers import provider_of, require_key
from servicekit.domain.errors import Unavailable
from servicekit.refusal import Refused


async def ask(settings: PaymentSettings, **changed: object) -> None:
    settings = settings.model_copy(update=changed)
    async with aiohttp.ClientSession() as session:
        await require_key(provider_of(settings, session), settings)


async def test_a_wrong_key_stops_the_start_with_a_sentence(settings: PaymentSettings) -> None:
    with pytest.raises(Refused, match="sandbox does not know the key in PAYMENT_SANDBOX_API_KEY") as refused:
        await ask(settings, sandbox_api_key=SecretStr("canary"))
    assert "canary" not in str(refused.value)


async def test_the_right_key_is_known_and_asking_leaves_nothing_behind(
    settings: PaymentSettings, sandbox: SandboxProcess
) -> None:
    before = await sandbox.ledger()
    await ask(settings)
    assert await sandbox.ledger() == before


async def test_a_provider_that_is_away_stops_no_start(settings: PaymentSettings) -> None:
    with pytest.raises(Unavailable):
        await ask(settings, sandbox_url="http://127.0.0.1:9")
