"""The adapter's requests and the sandbox's answers, held to Stripe's OpenAPI document by Stripe's own mock server."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
import stripe_mock
from provider_ways import BACK
from sandbox_process import API_KEY, SandboxProcess

from commerce.values import Money
from payment_service.domain.errors import UnknownPaymentMethod
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.stripe_transport import StripeTransport
from payment_service.infrastructure.transport import Exchange, ProviderAnswer, Transport
from servicekit.domain.errors import DomainError

needs_program = pytest.mark.skipif(
    stripe_mock.program() is None, reason=f"stripe-mock is not here; `{stripe_mock.INSTALL}` brings it"
)
needs_document = pytest.mark.skipif(
    stripe_mock.schemas() is None, reason=f"Stripe's document is not here; `{stripe_mock.INSTALL}` brings it"
)
Ask = Callable[[CardProvider], Any]
REQUESTS: dict[str, Ask] = {
    "create": lambda provider: provider.create(uuid4(), Money(5000, "ISK")),
    "confirm": lambda provider: provider.confirm("pi_1", "pm_card_visa", BACK, "key"),
    "fetch": lambda provider: provider.fetch("pi_1"),
    "cancel": lambda provider: provider.cancel("pi_1"),
    "refund": lambda provider: provider.refund("pi_1", uuid4(), Money(500, "EUR"), "damaged", "key"),
    "find a refund": lambda provider: provider.find_refund("pi_1", uuid4()),
    "fetch a refund": lambda provider: provider.fetch_refund("re_1"),
}


class Overheard:
    """A transport whose answers are kept."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport
        self.answers: list[ProviderAnswer] = []

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        self.answers.append(await self.transport.send(method, path, params, key))
        return self.answers[-1]


@pytest.fixture(scope="session")
async def mock_url(free_port: Callable[[], int]) -> AsyncIterator[str]:
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        stripe_mock.program() or "", "-http-port", str(port), stdout=asyncio.subprocess.DEVNULL
    )
    async with aiohttp.ClientSession() as session:
        for _ in range(400):
            try:
                async with session.get(f"http://127.0.0.1:{port}/"):
                    break
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    await process.wait()


@needs_program
@pytest.mark.parametrize("way", ["stripe", "sandbox"])
@pytest.mark.parametrize("asked", REQUESTS)
async def test_a_request_is_one_of_stripes_document(mock_url: str, asked: str, way: str) -> None:
    async with aiohttp.ClientSession() as session:
        exchange = Exchange(session, 25.0)
        transports: dict[str, Transport] = {
            "stripe": StripeTransport(exchange, "sk_test_123", mock_url),
            "sandbox": SandboxTransport(exchange, mock_url, "sk_test_123"),
        }
        overheard = Overheard(transports[way])
        try:
            await REQUESTS[asked](CardProvider("stripe", overheard))
        except DomainError:
            # The mock answers with examples that need not make sense; whether it took the request is the question.
            assert overheard.answers
    assert [(answer.status, answer.error) for answer in overheard.answers] == [(200, {})]


@needs_document
async def test_every_answer_of_the_sandbox_is_one_of_stripes_document(sandbox: SandboxProcess) -> None:
    async with aiohttp.ClientSession() as session:
        overheard = Overheard(SandboxTransport(Exchange(session, 25.0), sandbox.url, API_KEY))
        await _everything(CardProvider("sandbox", overheard), sandbox)
        async with session.get(
            f"{sandbox.url}/v1/events?limit=50", headers={"Authorization": f"Bearer {API_KEY}"}
        ) as r:
            events = (await r.json())["data"]
    said = [answer.body for answer in overheard.answers]
    told = [fault for body in [*said, *events] for fault in _faults_of(body)]
    assert (told, {body.get("object", "error") for body in said}) == (
        [],
        {"payment_intent", "refund", "list", "error"},
    )


async def _everything(provider: CardProvider, sandbox: SandboxProcess) -> None:
    """A life of payments: paid, refunded, declined, not authenticated, cancelled, refused."""
    paid, lost = await provider.create(uuid4(), Money(5000, "ISK")), await provider.create(uuid4(), Money(1999, "EUR"))
    await provider.confirm(paid.intent_id, "pm_card_pendingRefund", BACK, "key-of-paid-" + paid.intent_id)
    refund = await provider.refund(paid.intent_id, uuid4(), Money(500, "ISK"), "damaged", str(uuid4()))
    await provider.fetch_refund(refund.provider_id or "")
    await provider.find_refund(paid.intent_id, uuid4())
    await provider.refund(paid.intent_id, uuid4(), Money(50_000, "ISK"), "greed", str(uuid4()))
    await provider.confirm(lost.intent_id, "pm_card_chargeDeclined", BACK, str(uuid4()))
    with pytest.raises(UnknownPaymentMethod):
        await provider.confirm(lost.intent_id, "pm_card_unheard_of", BACK, str(uuid4()))
    waiting = await provider.confirm(lost.intent_id, "pm_card_authenticationRequired", BACK, str(uuid4()))
    await sandbox.authenticate(waiting.action_url or "", "fail")
    await provider.fetch(lost.intent_id)
    await provider.cancel(lost.intent_id)
    await provider.cancel(paid.intent_id)


def _faults_of(body: Mapping[str, Any]) -> Iterator[str]:
    if "error" in body:
        yield from _faults(body["error"], "api_errors", "error")
    elif body["object"] == "list":
        for item in body["data"]:
            yield from _faults_of(item)
    elif body["object"] == "event":
        yield from _faults(body, "event", "event")
        yield from _faults_of(body["data"]["object"])
    else:
        yield from _faults(body, body["object"], body["object"])


def _faults(value: Mapping[str, Any], schema: str, where: str) -> Iterator[str]:
    """What of an object its schema does not have, does not allow, or asks for."""
    described = (stripe_mock.schemas() or {})[schema]
    for missing in set(described.get("required", ())) - value.keys():
        yield f"{where}.{missing} is missing"
    for name, held in value.items():
        field = described["properties"].get(name)
        if field is None:
            yield f"{where}.{name} is unknown"
        elif held is None and not field.get("nullable"):
            yield f"{where}.{name} is null"
        elif held is not None and not _allows(field, held):
            yield f"{where}.{name} is {held!r}"


_TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "boolean": bool,
    "object": dict,
    "array": list,
    "number": (int, float),
}


def _allows(field: Mapping[str, Any], held: Any) -> bool:
    kind = field.get("type")
    return (kind is None or isinstance(held, _TYPES[kind])) and ("enum" not in field or held in field["enum"])
