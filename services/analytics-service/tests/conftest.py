"""The service on real PostgreSQL and Valkey, driven over ASGI."""

from types import ModuleType
from typing import Any

import httpx2
import pytest
from browser import Browser
from fastapi import FastAPI

from analytics_service import main
from analytics_service.config.settings import AnalyticsSettings
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin", "testkit.service"]


@pytest.fixture(scope="session")
def service() -> ModuleType:
    """What is tested."""
    return main


@pytest.fixture
def settings(common_settings: dict[str, Any]) -> AnalyticsSettings:
    """Everything pointed at the servers of this run."""
    return AnalyticsSettings.model_validate(common_settings | {"person_key": "a key of sixteen."})


@pytest.fixture
def browser(app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer) -> Browser:
    """A browser of somebody who agreed to be counted."""
    return Browser(app, client, issuer)
