"""Keys that the picture store does not know stop the start; a store that is away does not."""

import pytest
from pydantic import SecretStr

from embedded.s3 import S3
from product_service.config.settings import S3Settings
from product_service.infrastructure.picture_store import S3PictureStore
from servicekit.domain.errors import Unavailable
from servicekit.refusal import Refused


def a_store(s3: S3, access_key: str, secret_key: str, endpoint: str = "") -> S3PictureStore:
    return S3PictureStore(
        S3Settings(endpoint=endpoint or s3.endpoint, access_key=access_key, secret_key=SecretStr(secret_key))
    )


@pytest.mark.parametrize("wrong", ["access_key", "secret_key"])
async def test_a_wrong_key_stops_the_start_with_a_sentence(s3: S3, wrong: str) -> None:
    keys = {"access_key": s3.access_key, "secret_key": s3.secret_key} | {wrong: "canary-canary-canary"}
    store = a_store(s3, **keys)
    with pytest.raises(Refused, match="PRODUCT_S3__SECRET_KEY") as refused:
        await store.require_keys()
    assert s3.endpoint in str(refused.value)
    assert "canary" not in str(refused.value)
    store.close()


async def test_right_keys_open_a_store_that_has_no_bucket_yet(s3: S3, worker_name: str) -> None:
    settings = S3Settings(
        endpoint=s3.endpoint, access_key=s3.access_key, secret_key=SecretStr(s3.secret_key),
        bucket=f"first-start-of-{worker_name}",
    )  # fmt: skip
    store = S3PictureStore(settings)
    try:
        await store.require_keys()
    except Exception as error:
        assert not isinstance(error, Refused)  # noqa: PT017 - nothing but a refusal stops a start
    await store.ensure_bucket()
    await store.require_keys()
    await store.ping()
    store.close()


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9", "http://224.0.0.1:9", "http://no-such-host.invalid"])
async def test_a_store_that_there_is_no_way_to_is_away(s3: S3, endpoint: str) -> None:
    store = a_store(s3, s3.access_key, s3.secret_key, endpoint)
    with pytest.raises(Unavailable):
        await store.require_keys()
    store.close()
