import time

import httpx2
from fastapi import FastAPI

from testkit.both_ways import assert_same_both_ways
from testkit.tokens import TestIssuer


async def test_every_route_answers_as_fastapi_would(
    app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer
) -> None:
    def staff() -> dict[str, str]:
        """A stream is open for as long as the token holds."""
        token = issuer.access_token(role="admin", exp=int(time.time()) + 2)
        return {"Authorization": f"Bearer {token}"}

    await assert_same_both_ways(app, client, [issuer.headers, staff])
