"""Events between services: outbox and relay on one side, consumer groups and notices on the other."""

from servicekit.messaging.consumer import Consumer, Handler
from servicekit.messaging.events import Envelope, UnreadableEvent
from servicekit.messaging.gathering import GatheredHandler, one_by_one
from servicekit.messaging.lease import Lease
from servicekit.messaging.notices import Notices
from servicekit.messaging.outbox import Outbox
from servicekit.messaging.relay import OutboxRelay
from servicekit.messaging.retention import Retention

__all__ = [
    "Consumer",
    "Envelope",
    "GatheredHandler",
    "Handler",
    "Lease",
    "Notices",
    "Outbox",
    "OutboxRelay",
    "Retention",
    "UnreadableEvent",
    "one_by_one",
]
