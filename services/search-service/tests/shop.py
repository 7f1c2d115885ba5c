"""A catalogue told by events, and what its shoppers find."""

import asyncio
from typing import Any
from uuid import UUID

import httpx2
from builders import known
from fastapi import FastAPI

from search_service.application import Application
from search_service.domain.catalogue import Category, Product, Status
from servicekit.domain import new_id

_SECONDS = 30


class Shop:
    """Fills the index, waits until all is indexed, and asks."""

    def __init__(self, app: FastAPI, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.application: Application = app.state.application
        self.sequence = 1

    async def publish(self, *products: Product, status: Status = Status.PUBLISHED) -> None:
        """As events tell of them; returns when they can be found."""
        for product in products:
            self.sequence += 1
            await self.application.follow_product(new_id(), known(product, status, self.sequence))
        await self.settled()

    async def put_category(self, *categories: Category) -> None:
        for category in categories:
            self.sequence += 1
            await self.application.follow_category(new_id(), category, self.sequence, removed=False)
        await self.settled()

    async def settled(self) -> None:
        """Nothing waits for documents or vectors, words are counted, and searches know what is live."""
        async with asyncio.timeout(_SECONDS):
            while (await self.index())["waiting"] or (await self.index())["without_vector"]:
                await asyncio.sleep(0.01)
            while (await self.index())["model"] is None:
                await self.application.embed_due()
        await self.application.count_words()
        # Searches look once a second at what is live.
        async with asyncio.timeout(_SECONDS):
            generation = (await self.index())["generation"]
            while (await self.application.search.searches.state()).live.generation < generation:
                await asyncio.sleep(0.05)

    async def built(self) -> None:
        """No building anew is under way."""
        async with asyncio.timeout(_SECONDS):
            while (newest := (await self.index())["reindex"]) is None or newest.status == "running":
                await asyncio.sleep(0.01)

    async def index(self) -> dict[str, Any]:
        return await self.application.show_index()

    async def found(self, q: str, **query: Any) -> dict[str, Any]:
        """The answer of a search."""
        answer = await self.client.get("/search", params={"q": q} | query)
        assert answer.status_code == 200, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def ids(self, q: str, **query: Any) -> list[UUID]:
        """What it found, best first."""
        return [UUID(item["id"]) for item in (await self.found(q, **query))["items"]]
