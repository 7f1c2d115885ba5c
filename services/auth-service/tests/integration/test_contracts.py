"""What is committed is what runs: OpenAPI, event schemas, migrations."""

from pathlib import Path
from typing import Any

from builders import PASSWORD
from fastapi import FastAPI
from people import People

from auth_service.domain import events
from auth_service.domain.errors import AdminExists
from auth_service.infrastructure.tables import metadata
from servicekit.contracts import openapi_text
from testkit.contracts import assert_described, assert_published
from testkit.documents import assert_names_every_code, assert_reads_well
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway

SERVICE = Path(__file__).parents[2]


def test_openapi_json_is_what_the_code_says(app: FastAPI) -> None:
    assert (SERVICE / "openapi.json").read_text() == openapi_text(app)


def test_the_openapi_document_names_every_error_and_reads_well(app: FastAPI) -> None:
    assert_names_every_code(app, "auth_service", of_commands=[AdminExists])
    assert_reads_well(app.openapi())


def test_every_event_is_described_by_its_schema() -> None:
    assert_described("auth-service", events)


async def test_published_events_fit_their_schemas(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    token = await people.link_in_mail(mail_catcher, person.email, "verify")
    await people.client.post("/auth/verify-email", json={"token": token}, headers=person.headers)
    await people.client.request("DELETE", "/auth/me", json={"password": PASSWORD}, headers=person.headers)
    rows = people.sql("SELECT type, stream, data, aggregate_id FROM outbox ORDER BY id")
    assert_published("auth-service", [dict(zip(("type", "stream", "data"), row, strict=False)) for row in rows])
    assert {about for *_, about in rows} == {person.id}


async def test_events_name_no_person(people: People) -> None:
    await people.register("remarkable@souk.test", name="Remarkable")
    assert "remarkable" not in str(people.sql("SELECT o::text FROM outbox o")).lower()


def test_every_revision_goes_up_down_and_up(migrated_database: Any) -> None:
    assert_stairway(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url)


def test_the_tables_are_what_the_migrations_make(migrated_database: Any) -> None:
    assert_no_drift(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url, metadata)


def test_every_revision_renders_offline() -> None:
    assert_renders_offline(SERVICE)
