from typing import Any

import httpx2
import pytest
from prometheus_client import REGISTRY

VITALS: dict[str, Any] = {
    "page": "product",
    "device": "phone",
    "vitals": [{"name": "LCP", "value": 1234.5}, {"name": "CLS", "value": 0.02}],
    "errors": [{"message": "TypeError: x is undefined", "source": "/assets/main.js", "line": 3}],
    "violations": [{"directive": "script-src-elem", "blocked": "inline"}, {"directive": "made-up", "blocked": ""}],
}


async def test_what_a_page_tells_becomes_metrics(client: httpx2.AsyncClient) -> None:
    before = _values()
    answer = await client.post("/analytics/vitals", json=VITALS)
    assert (answer.status_code, answer.content) == (204, b"")
    assert [now - then for now, then in zip(_values(), before, strict=True)] == pytest.approx([1.2345, 0.02, 1, 1, 1])


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "/p/blue-teapot"},
        {"device": "fridge"},
        {"vitals": [{"name": "FID", "value": 1}]},
        {"vitals": [{"name": "LCP", "value": -1}]},
        {"vitals": [{"name": "LCP", "value": 1}] * 11},
        {"errors": [{"message": "x" * 301}]},
        {"csp-report": {"document-uri": "https://shop.test"}},
    ],
    ids=str,
)
async def test_anything_else_is_refused(client: httpx2.AsyncClient, wrong: dict[str, Any]) -> None:
    assert (await client.post("/analytics/vitals", json=VITALS | wrong)).status_code == 422


def _values() -> list[float]:
    names: list[tuple[str, dict[str, str]]] = [
        ("web_vital_seconds_sum", {"vital": "LCP", "page": "product", "device": "phone"}),
        ("web_layout_shift_sum", {"page": "product", "device": "phone"}),
        ("web_script_errors_total", {"page": "product"}),
        ("web_csp_violations_total", {"directive": "script-src-elem"}),
        ("web_csp_violations_total", {"directive": "other"}),
    ]
    return [REGISTRY.get_sample_value(name, labels) or 0.0 for name, labels in names]
