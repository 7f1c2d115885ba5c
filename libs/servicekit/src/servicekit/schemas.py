"""Shapes that cross a border: request bodies, answers, internal messages."""

from pydantic import BaseModel, ConfigDict


class Body(BaseModel):
    """A public request body: an unknown field is refused (422), strings are trimmed of nothing, values are strict."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=10_000)


class Answer(BaseModel):
    """What a route answers."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Internal(BaseModel):
    """Internal calls, events and webhooks: unknown fields are ignored, or nothing could be upgraded."""

    model_config = ConfigDict(extra="ignore", frozen=True)
