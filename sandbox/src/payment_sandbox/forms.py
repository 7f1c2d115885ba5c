"""Form bodies with nested keys, as the provider's SDKs send them: `metadata[order_id]=42`, `expand[0]=charge`."""

from typing import Any
from urllib.parse import parse_qsl

from payment_sandbox.errors import invalid

Params = dict[str, Any]
MOST_FIELDS = 100


def parse_form(body: bytes) -> Params:
    """`a=1&b[c]=2` -> {"a": "1", "b": {"c": "2"}}; raises ApiError 400 when the body is no form."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body), max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise invalid("The body is not a form") from error
    params: Params = {}
    for key, value in pairs:
        name, bracket, rest = key.partition("[")
        if bracket:
            nested = params.setdefault(name, {})
            if isinstance(nested, dict):
                nested[rest.rstrip("]")] = value
        else:
            params[name] = value
    return params


def positive(params: Params, name: str) -> int:
    """A required whole number above zero (minor units)."""
    value = params.get(name)
    if not isinstance(value, str) or not value.isascii() or not value.isdigit() or not 0 < int(value) < 10**11:
        raise invalid(f"Invalid positive integer: {name}", param=name, code="parameter_invalid_integer")
    return int(value)


def text(params: Params, name: str) -> str:
    """The text of a field that is required; raises ApiError."""
    value = params.get(name)
    if not isinstance(value, str) or not value:
        raise invalid(f"Missing required param: {name}.", param=name, code="parameter_missing")
    return value


def mapping(params: Params, name: str) -> dict[str, str]:
    """An optional mapping of texts."""
    value = params.get(name, {})
    return value if isinstance(value, dict) else {}
