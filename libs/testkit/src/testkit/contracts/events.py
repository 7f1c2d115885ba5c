"""The committed event schemas: `events/<type>.schema.json` of each producer, on its stream in services.yaml."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from deployables import SERVICES
from embedded.checkout import repository
from servicekit.domain import new_id, utc_now
from servicekit.messaging import Envelope, Handler
from testkit.contracts.document import ContractBroken
from testkit.contracts.examples import Example, examples
from testkit.contracts.schemas import Schema, closed, faults

_SUFFIX = ".schema.json"


@dataclass(frozen=True)
class EventType:
    """One type of event, as its producer committed it."""

    name: str
    producer: str
    stream: str
    schema: Schema

    def require(self, data: Any) -> None:
        """Raises ContractBroken where the schema does not allow `data`, or does not name a field of it."""
        if wrong := faults(data, closed(self.schema), self.schema):
            raise ContractBroken(f"{self.producer}: {self.name} is not like this: {'; '.join(wrong)}")

    def examples(self) -> list[Example]:
        """Each kind of data that the schema allows."""
        return examples(self.schema, self.schema)

    def event(self, data: Mapping[str, Any], subject: UUID | str | None = None) -> Envelope:
        """An event with that data, as the producer's relay would send it; the subject is any id by default."""
        about = UUID(str(subject)) if subject else new_id()
        return Envelope(new_id(), self.name, self.producer, about, 1, utc_now(), dict(data))


@lru_cache
def event_types() -> dict[str, EventType]:
    """Every type of every service, by name."""
    return {
        file.name.removesuffix(_SUFFIX): EventType(
            file.name.removesuffix(_SUFFIX), service.name, service.stream, json.loads(file.read_text())
        )
        for service in SERVICES
        if service.stream is not None
        for file in sorted((repository() / service.folder / "events").glob(f"*{_SUFFIX}"))
    }


def an_event(kind: str, subject: UUID | str | None = None, **data: Any) -> Envelope:
    """An event as its producer may publish it, with `data` in an example; raises ContractBroken where it may not."""
    described = event_types()[kind]
    whole = described.examples()[0].value | data
    described.require(whole)
    return described.event(whole, subject)


async def assert_handled(handlers: Mapping[str, Handler], **known: Any) -> None:
    """Raises ContractBroken unless each handler takes each kind of event that the producer's schema allows.

    `known` are values for fields of the examples, such as the id of an order that is there.
    """
    broken = []
    for kind, handle in handlers.items():
        for example in event_types()[kind].examples():
            data = example.value | {name: value for name, value in known.items() if name in example.value}
            try:
                await handle(event_types()[kind].event(data))
            except Exception as error:  # noqa: BLE001 - whatever it is, the consumer did not understand the event
                broken.append(f"{kind} ({example}) is not understood: {error!r}: {json.dumps(data)}")
    if broken:
        raise ContractBroken("\n".join(broken))


def assert_published(producer: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Raises ContractBroken unless these rows of the outbox are of each type that `producer` committed, and fit.

    Rows have `type`, `stream` and `data`.
    """
    committed = {name: each for name, each in event_types().items() if each.producer == producer}
    seen = set()
    for row in rows:
        described = committed.get(row["type"])
        if described is None:
            raise ContractBroken(f"{producer} published {row['type']}, and has no schema of it in events/")
        if row["stream"] != described.stream:
            raise ContractBroken(f"{row['type']} went to {row['stream']}, services.yaml says {described.stream}")
        described.require(row["data"])
        seen.add(row["type"])
    if missing := sorted(committed.keys() - seen):
        raise ContractBroken(f"{producer} published no {', '.join(missing)}: the test does not show that it fits")
