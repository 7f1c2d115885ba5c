"""A picture store that takes connections and says nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr

from product_service.config.settings import S3Settings
from product_service.infrastructure.picture_store import S3PictureStore
from servicekit.domain.errors import Unavailable


@asynccontextmanager
async def a_silent_server() -> AsyncIterator[str]:
    hold: set[asyncio.StreamWriter] = set()
    server = await asyncio.start_server(lambda _, writer: hold.add(writer), "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for writer in hold:
            writer.close()


async def test_who_asks_a_silent_store_is_told_so_and_so_are_those_who_wait_for_a_thread() -> None:
    async with a_silent_server() as endpoint:
        settings = S3Settings(endpoint=endpoint, access_key="a", secret_key=SecretStr("b"))
        store = S3PictureStore(settings, patience=0.2)
        answers = await asyncio.gather(*(store.get(f"{number}") for number in range(20)), return_exceptions=True)
        assert [type(answer) for answer in answers] == [Unavailable] * 20
        with pytest.raises(Unavailable):
            await store.ping()
    store.close()
