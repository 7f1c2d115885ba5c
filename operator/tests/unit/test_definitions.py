"""The operator may begin before the API server serves its definitions."""

import asyncio

import pytest

from souk_operator import operator as module
from souk_operator.kubernetes import Gone
from souk_operator.operator import Operator
from souk_operator.settings import Settings


class BeginningApi:
    """Lists nothing of ours until what stands in the way is over."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)

    async def list(self, kind: str, namespace: str, labels: object = None) -> list[object]:
        if self.errors:
            raise self.errors[0]
        return []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Gone("the server could not find the requested resource"), "crds.enabled=true"),
        (RuntimeError("storage is (re)initializing"), "storage is (re)initializing"),
        (ConnectionError("no route to the API server"), "no route to the API server"),
    ],
)
async def test_it_waits_and_says_for_what(monkeypatch: pytest.MonkeyPatch, error: Exception, said: str) -> None:
    monkeypatch.setattr(module, "_LOOK_AGAIN", 0.01)
    api = BeginningApi(error)
    operator = Operator(api, Settings("souk-system", ("souk",)), "cluster")  # type: ignore[arg-type]
    operator.acting = True
    waiting = asyncio.create_task(operator._defined())
    await asyncio.sleep(0.05)
    assert not waiting.done()
    assert said in operator.unready()
    api.errors.clear()
    await asyncio.wait_for(waiting, 5)
    assert said not in operator.unready()
