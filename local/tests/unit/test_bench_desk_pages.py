from typing import Any

from souk.bench.desk_pages import rows


def a_list(**over: float) -> dict[str, Any]:
    return {"list": "orders", "first": 180, "longest": 0, "early": 9_000_000, "late": 9_500_000, "load": 0.5, **over}


def failing(**over: float) -> list[str]:
    return [row.name for row in rows([a_list(**over)]) if row.holds is not True]


def test_what_is_fine_holds() -> None:
    assert failing() == []


def test_a_slow_first_row_a_long_task_and_memory_that_grows_fail_each_alone() -> None:
    assert failing(first=301) == ["Desk's list of orders: main thread until the first row"]
    assert failing(longest=51) == ["  longest task while scrolling"]
    assert failing(late=12_000_000) == ["  memory after 20 pages"]
