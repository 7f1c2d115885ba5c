from typing import Any

from souk.bench.pages import rows


def a_visit(page: str, profile: str, **over: float) -> dict[str, Any]:
    fine = {
        "lcp": 700,
        "usable": 600,
        "cls": 0.01,
        "script": 130_000,
        "style": 9_000,
        "font": 60_000,
        "pictures": 40_000,
    }
    return {"page": page, "profile": profile, "load": 0.5, **fine, **over}


def every(**over: float) -> list[dict[str, Any]]:
    return [
        a_visit(page, profile, **over) for profile in ("desktop", "phone", "slow 4G") for page in ("home", "checkout")
    ]


def test_what_is_fine_holds_everywhere() -> None:
    assert [row.name for row in rows(every()) if row.holds is not True] == []


def test_each_device_has_its_own_bar() -> None:
    assert [row.name for row in rows(every(lcp=1400)) if not row.holds] == [
        "Home, desktop: largest paint",
        "Checkout, desktop: largest paint",
    ]


def test_what_is_worst_is_named_with_its_page() -> None:
    visits = [*every(), a_visit("list", "phone", cls=0.2, script=150_000, font=80_000)]
    assert [(row.name, row.reference) for row in rows(visits) if not row.holds] == [
        ("  what moved most, phone", "list"),
        ("List: scripts until usable", ""),
        ("Fonts, phone", "list"),
    ]


def test_a_checkout_may_bring_more_scripts() -> None:
    assert [row.name for row in rows(every(script=160_000)) if not row.holds] == ["Home: scripts until usable"]
