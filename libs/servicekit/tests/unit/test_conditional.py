import pytest

from servicekit.conditional import check_version, etag, etag_of, has_already, require_if_match
from servicekit.domain.errors import PreconditionFailed, PreconditionRequired


async def test_a_version_survives_the_round_trip() -> None:
    assert etag(7) == '"7"'
    assert await require_if_match(etag(7)) == 7


async def test_the_header_is_required() -> None:
    with pytest.raises(PreconditionRequired):
        await require_if_match(None)


@pytest.mark.parametrize("tag", ["7", 'W/"7"', "*", '"07"', '"x"', '""', '"7", "8"', '"' + "9" * 30 + '"', '"٧"'])
async def test_a_tag_that_we_never_made_matches_nothing(tag: str) -> None:
    with pytest.raises(PreconditionFailed):
        await require_if_match(tag)


def test_a_stale_version_is_refused() -> None:
    check_version(3, 3)
    with pytest.raises(PreconditionFailed):
        check_version(3, 4)


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ('"a"', True), ('W/"a"', True), (' "b" , W/"a"', True), ("*", True), (' * ', True),
        ('"b"', False), ("a", False), ('"ab"', False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_who_names_the_tag_has_the_answer_already(sent: str | None, known: bool) -> None:
    headers = [] if sent is None else [(b"if-none-match", sent.encode())]
    assert has_already({"headers": headers}, b'"a"') is known


def test_the_same_bytes_have_the_same_tag_and_others_another() -> None:
    assert etag_of(b"souk") == etag_of(b"souk") != etag_of(b"bazaar")
    assert etag_of(b"souk").startswith('"')
