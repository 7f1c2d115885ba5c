"""JSON merge patches (RFC 7386)."""

from souk_operator.resources import Manifest


def merge_patch(before: Manifest, after: Manifest) -> Manifest:
    """What turns `before` into `after`: null removes a key, lists are replaced as a whole."""
    patch: Manifest = {key: None for key in before if key not in after}
    for key, value in after.items():
        old = before.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            if inner := merge_patch(old, value):
                patch[key] = inner
        elif value != old:
            patch[key] = value
    return patch


def patched(document: Manifest, patch: Manifest) -> Manifest:
    """`document` after the patch."""
    result = {key: value for key, value in document.items() if patch.get(key, value) is not None}
    for key, value in patch.items():
        if isinstance(value, dict):
            old = result.get(key)
            result[key] = patched(old if isinstance(old, dict) else {}, value)
        elif value is not None:
            result[key] = value
    return result
