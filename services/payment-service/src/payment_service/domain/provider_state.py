"""What the provider says about an intent or a refund, in our words. Answers and webhooks come as the same facts."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from commerce.values import Money

# After 24 hours the provider forgets a key (https://docs.stripe.com/api/idempotent_requests) and would do it again.
KEY_LASTS = timedelta(hours=20)


class IntentStatus(StrEnum):
    """Where the intent stands at the provider."""

    PAYABLE = "payable"
    REQUIRES_ACTION = "requires_action"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class IntentState:
    """One intent as the provider sees it.

    `charge_id` is the latest charge, failed ones included; `decline_code` is why the latest attempt failed, if it did;
    `received` is what was captured; `action_url` is where the shopper has to go.
    """

    intent_id: str
    status: IntentStatus
    client_secret: str = ""
    charge_id: str | None = None
    decline_code: str | None = None
    received: Money | None = None
    action_url: str | None = None


class RefundStatus(StrEnum):
    """Where a refund stands."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RefundState:
    """One refund as the provider sees it.

    `our_id` is the refund id we gave it, None when made in its dashboard; `provider_id` is None when it was refused;
    `failure_code` is its word for why it failed, where it says one.
    """

    provider_id: str | None
    intent_id: str
    status: RefundStatus
    amount: Money
    our_id: UUID | None = None
    failure_code: str | None = None


@dataclass(frozen=True, slots=True)
class ProviderEvent:
    """A verified webhook: about an intent, about a refund, or about neither (then it is none of our business).

    `not_understood` is why we cannot read it although it may concern us; `about` is then the id of its object, and
    `id` a digest of the body when not even the event's id could be read.
    """

    id: str
    type: str = ""
    intent: IntentState | None = None
    refund: RefundState | None = None
    about: str = ""
    not_understood: str | None = None
