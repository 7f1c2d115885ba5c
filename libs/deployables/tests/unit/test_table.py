"""The table is read whole, and refused where it contradicts itself."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from deployables import TABLE_FILE, TableError, filled, read

SERVICE = {"does": "Things", "port": 9000}


def table(tmp_path: Path, services: dict[str, Any], others: dict[str, Any] | None = None) -> Any:
    file = tmp_path / "services.yaml"
    file.write_text(yaml.safe_dump({"services": services, "others": others or {}}, sort_keys=False))
    return read(file)


def test_the_file_is_the_one_at_the_root() -> None:
    assert read(TABLE_FILE).named("order-service").port == 8006
    assert Path(__file__).parents[4] / "services.yaml" == TABLE_FILE


def test_a_service_needs_a_phrase_and_a_port_and_has_the_rest_by_its_name(tmp_path: Path) -> None:
    [row] = table(tmp_path, {"gift-card-service": SERVICE}).services
    assert (row.short, row.prefix, row.database) == ("gift-card", "GIFT_CARD", "gift_card_db")
    assert (row.folder, row.package) == ("services/gift-card-service", "gift_card_service")
    assert row.settings_module == "gift_card_service.config.settings"
    assert row.every_secret == {"GIFT_CARD_IDENTITY__CLIENT_SECRET": "gift-card_client_secret"}


def test_every_service_calls_what_grants_everybody_but_nobody_calls_itself(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        {
            "auth-service": SERVICE | {"grants_everybody": ["revocations:read"]},
            "a-service": SERVICE | {"port": 9001, "calls": {"tool": []}},
        },
        {"tool": {"does": "Tools", "folder": "tool", "package": "tool"}},
    )
    assert found.named("a-service").calls == {"auth-service": ("revocations:read",), "tool": ()}
    assert found.named("auth-service").calls == {}
    assert (found.callers("auth-service"), found.callers("tool")) == (("a-service",), ("a-service",))


def test_demo_steps_stand_after_those_they_need_and_their_calls_count(tmp_path: Path) -> None:
    demo = {"last": {"run": "b", "after": ["first"], "calls": ["a-service"]}, "first": {"run": "a"}}
    found = table(tmp_path, {"a-service": SERVICE | {"demo": demo}})
    assert [step.name for step in found.demo] == ["first", "last"]
    assert found.callers("a-service") == ("demo",)


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ({"a-service": SERVICE | {"prot": 1}}, "a-service: there is no field prot"),
        ({"a-service": {"port": 1}}, "a-service: lacks does"),
        ({"a-service": {"does": "x"}}, "a-service: lacks port"),
        ({"a": SERVICE}, "a: a service's name ends in -service"),
        ({"a-service": SERVICE, "b-service": SERVICE}, "b-service: port 9000 is a-service's"),
        (
            {"a-service": SERVICE | {"paths": ["/a"]}, "b-service": {"does": "x", "port": 1, "paths": ["/a"]}},
            "b-service: /a is a-service's",
        ),
        ({"a-service": SERVICE | {"permissions": {"refund": "Refund"}}}, "a-service: refund is no permission"),
        (
            {
                "a-service": SERVICE | {"permissions": {"a.read": "Read"}},
                "b-service": {"does": "x", "port": 1, "permissions": {"a.read": "Read"}},
            },
            "b-service: a.read is a-service's",
        ),
        ({"a-service": SERVICE | {"stores": ["mongo"]}}, "a-service: there is no store mongo"),
        ({"a-service": SERVICE | {"calls": {"b-service": []}}}, "a-service: there is no row b-service"),
        ({"a-service": SERVICE | {"consumes": {"b-service": []}}}, "a-service: there is no row b-service"),
        (
            {"a-service": SERVICE, "b-service": {"does": "x", "port": 1, "settings": {"B_URL": "{a-service}/x"}}},
            "b-service: has the address of a-service, and does not call it",
        ),
        ({"a-service": SERVICE | {"demo": {"x": {}}}}, "a-service: the demo step x has `run`"),
        ({"a-service": SERVICE | {"demo": {"x": {"run": "x", "after": ["y"]}}}}, "comes after y, which nobody has"),
        (
            {"a-service": SERVICE | {"demo": {"x": {"run": "x", "after": ["y"]}, "y": {"run": "y", "after": ["x"]}}}},
            "a-service: demo steps wait for each other",
        ),
    ],
)
def test_a_row_that_cannot_be_right_is_named(tmp_path: Path, services: dict[str, Any], said: str) -> None:
    with pytest.raises(TableError, match=said):
        table(tmp_path, services)


def test_placeholders_are_filled_and_everything_else_stays() -> None:
    assert filled("{a-service}/x?{Y}", {"a-service": "http://a:1"}.__getitem__) == "http://a:1/x?{Y}"
