"""The development server."""

from pathlib import Path

import pytest

from servicekit import reload


def test_it_watches_the_package_and_servicekit() -> None:
    folders = [Path(folder).name for folder in reload.watched("order_service.main")]
    assert folders == ["order_service", "servicekit"]


def test_a_module_that_is_not_there_is_refused() -> None:
    with pytest.raises(SystemExit, match="There is no nowhere"):
        reload.watched("nowhere.main")


def test_production_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOUK_ENVIRONMENT", "production")
    with pytest.raises(SystemExit, match="no place in production"):
        reload.main("order_service.main")
