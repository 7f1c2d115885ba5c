"""What the gateway shows, and what it never does."""

import asyncio

import pytest
from conftest import AThing, Platform

from deployables import SERVICES
from souk.shopper import Shopper


async def raw_status(port: int, target: str, method: str = "GET") -> int:
    """The status of exactly this request target: clients tidy paths up, attackers do not."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    return int(answer.split(b" ", 2)[1])


@pytest.mark.parametrize("target", [
    "/internal/revocations", "/api/internal/revocations", "/api/auth/../internal/revocations",
    "/api/auth/token", "/api/auth/%74oken", "/api/auth//token", "/api/auth/token/",
    "/api/orders/../../internal/orders", "//internal/orders", "/api/orders/%2e%2e/internal/orders",
    "/api/orders/..%2finternal%2forders", "/api/products/..;/internal/reservations", "/api/%69nternal/orders",
    "/metrics", "/api/auth/metrics", "/api/auth/../metrics", "/health", "/health/ready", "/api/health",
    "/api/payments/../health", "/sandbox/admin", "/sandbox/ledger", "/sandbox/3ds/../ledger",
    "/v1/payment_intents", "/openapi.json",
])  # fmt: skip
async def test_inner_paths_answer_404_in_every_spelling(platform: Platform, target: str) -> None:
    for method in ("GET", "POST"):
        status = await raw_status(platform.port("gateway"), target, method)
        assert status in (400, 404, 405), f"{method} {target}"


@pytest.mark.parametrize("path", [service.paths[0] for service in SERVICES])
async def test_every_service_shows_its_docs_behind_the_gateway(
    platform: Platform, customer: Shopper, path: str
) -> None:
    page = await customer.ask("GET", f"{path}/docs")
    assert page.status == 200
    assert (await customer.ask("GET", f"{path}/docs/assets/swagger-ui.css")).status == 200
    answer = await customer.ask("GET", f"{path}/openapi.json")
    assert answer.status == 200, answer.data
    document = answer.data
    assert document["servers"] == [{"url": "/api"}]


async def test_pictures_come_back_from_s3_immutable(customer: Shopper) -> None:
    found = await customer.call("GET", "/api/products/search?q=mask&limit=100")
    picture = await customer.ask("GET", next(item["image"]["url"] for item in found["items"] if item["image"]))
    assert picture.status == 200
    assert picture.headers["Content-Type"] == "image/webp"
    assert "immutable" in picture.headers["Cache-Control"]
    assert picture.body[:4] == b"RIFF"


async def test_one_purchase_is_found_in_the_logs_of_every_service(
    platform: Platform, shopper: object, a_thing: AThing
) -> None:
    bought = platform.souk("buy")
    assert bought.returncode == 0, bought.stdout + bought.stderr
    words = bought.stdout.replace("\n", " ").split()
    request_ids = {word for word in words if len(word) >= 8}
    for service in ("auth", "product", "cart", "payment", "order"):  # those that a purchase needs
        log = (platform.places.logs / f"{service}-service.log").read_text()
        assert any(request_id in log for request_id in request_ids), service
