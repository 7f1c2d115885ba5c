import pytest

pytest_plugins = ["testkit.plugin"]


@pytest.fixture(scope="session")
def superuser_url(postgres_admin_url: str) -> str:
    return postgres_admin_url
