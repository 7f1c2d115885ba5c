"""Shapes that cross a border: request bodies, answers, internal messages."""

from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator

from servicekit.text import Text, check, kind_named_in


class _Received(BaseModel):
    """Every text in it is judged by `servicekit.text`, every number by what a column can hold."""

    texts_are: ClassVar[Text]

    @field_validator("*", mode="after")
    @classmethod
    def _can_be_kept(cls, value: Any, info: ValidationInfo) -> Any:
        if value is not None and not isinstance(value, BaseModel):
            check(value, _kind(cls, info.field_name or ""))
        return value


@cache
def _kind(model: type[_Received], field: str) -> Text:
    """What the field says it is, or what the model takes by default."""
    described = model.model_fields[field]
    marks = (*described.metadata, described.annotation)
    return next(filter(None, map(kind_named_in, marks)), model.texts_are)


class Body(_Received):
    """A public request body: an unknown field is refused (422), strings are trimmed of nothing, values are strict.

    Texts are lines, unless a field says `Prose` or `Secret`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_max_length=10_000)
    texts_are = Text.LINE


class Answer(BaseModel):
    """What a route answers: no limits in here, or what is stored could one day not be shown."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Internal(_Received):
    """Internal calls, events and webhooks: unknown fields are ignored, or nothing could be upgraded.

    For the same reason texts need only be such as can be kept: the service that took them judged them.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)
    texts_are = Text.KEPT
