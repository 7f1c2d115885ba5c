"""docs/events.md is what the schemas and services.yaml say."""

from deployables import SERVICES
from testkit.contracts import event_types, page


def test_the_committed_page_is_what_the_schemas_say() -> None:
    assert page.path().read_text() == page.text(), "run make openapi"


def test_every_type_stream_and_consumer_is_on_it() -> None:
    shown = page.text()
    for name, each in event_types().items():
        assert f"### `{name}`" in shown
        assert f"## `{each.stream}`, from {each.producer}" in shown
    for service in SERVICES:
        for kinds in service.consumes.values():
            for kind in kinds:
                assert f"{service.name}" in shown.partition(f"### `{kind}`")[2].partition("|")[0]
