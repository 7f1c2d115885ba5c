import pytest

from servicekit.conditional import check_version, etag, require_if_match
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
