import httpx2
from fastapi import FastAPI
from people import People

from testkit.both_ways import assert_same_both_ways


async def test_every_route_answers_as_fastapi_would(app: FastAPI, client: httpx2.AsyncClient, people: People) -> None:
    customer, admin = await people.register(), await people.staff("admin")
    # A session that has ended is refused by every process within two seconds: in between, answers differ by chance.
    await assert_same_both_ways(
        app,
        client,
        [lambda: customer.headers, lambda: admin.headers],
        somebody_new=False,
        last=["/auth/logout"],
    )
