"""An application that serves many tests is watched during each, and is the same afterwards."""

from fastapi import FastAPI
from fastapi.testclient import TestClient

from testkit.documents import watching


def test_an_application_is_watched_for_as_long_as_the_test_lasts() -> None:
    app = FastAPI()

    @app.get("/number")
    async def number() -> int:
        return 1

    @app.get("/other", status_code=201)
    async def other() -> int:
        return 1

    app.openapi()["components"] = {}
    app.openapi()["paths"]["/other"]["get"]["responses"].pop("201")
    client = TestClient(app)
    for _ in range(3):
        with watching(app) as faults:
            assert client.get("/number").json() == 1
            assert faults == []
            client.get("/other")
            assert [fault.partition(",")[0] for fault in faults] == ["GET /other answered 201"]
    assert app.user_middleware == []
