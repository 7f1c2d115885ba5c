"""What is committed is what runs: OpenAPI, event schemas, migrations."""

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from builders import PASSWORD
from fastapi import FastAPI
from people import People

from auth_service.infrastructure.tables import metadata
from servicekit.contracts import openapi_text
from testkit.migrations import assert_no_drift, assert_renders_offline, assert_stairway

SERVICE = Path(__file__).parents[2]
SCHEMAS = {path.name.removesuffix(".schema.json"): path for path in (SERVICE / "events").glob("*.schema.json")}


def test_openapi_json_is_what_the_code_says(app: FastAPI) -> None:
    assert (SERVICE / "openapi.json").read_text() == openapi_text(app)


async def test_published_events_fit_their_schemas(people: People, mail_catcher: Any) -> None:
    person = await people.register()
    token = await people.link_in_mail(mail_catcher, person.email, "verify-email")
    await people.client.post("/auth/verify-email", json={"token": token}, headers=person.headers)
    await people.client.request("DELETE", "/auth/me", json={"password": PASSWORD}, headers=person.headers)
    events = people.sql("SELECT type, data, aggregate_id, stream FROM outbox ORDER BY id")
    assert {event[0] for event in events} == set(SCHEMAS)
    for kind, data, aggregate_id, stream in events:
        jsonschema_rs.validate(json.loads(SCHEMAS[kind].read_text()), data)
        assert (aggregate_id, stream) == (person.id, "souk.users")


async def test_events_name_no_person(people: People) -> None:
    await people.register("remarkable@souk.test", name="Remarkable")
    assert "remarkable" not in str(people.sql("SELECT o::text FROM outbox o")).lower()


def test_every_revision_goes_up_down_and_up(migrated_database: Any) -> None:
    assert_stairway(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url)


def test_the_tables_are_what_the_migrations_make(migrated_database: Any) -> None:
    assert_no_drift(SERVICE, migrated_database(SERVICE, fresh=True).migrator_url, metadata)


def test_every_revision_renders_offline() -> None:
    assert_renders_offline(SERVICE)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_event_schemas_are_schemas(schema: str) -> None:
    jsonschema_rs.validator_for(json.loads(SCHEMAS[schema].read_text()))
