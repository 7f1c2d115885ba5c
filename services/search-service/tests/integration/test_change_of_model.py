"""Another model fills its vectors beside those that are searched, and is searched once none is missing."""

from collections.abc import Sequence

from builders import a_product
from shop import Shop

from search_service.application.index_products import BeginModel, EmbedDue
from search_service.application.neighbour_ports import Vector


class Tiny:
    """A model of three dimensions."""

    name, dimensions = "tiny@3", 3

    async def embed_queries(self, texts: Sequence[str]) -> list[Vector]:
        return [[1.0, 0.0, 0.0] for _ in texts]

    embed_documents = embed_queries


async def test_a_new_model_is_searched_once_it_has_every_product(shop: Shop) -> None:
    pots = [a_product(f"Teapot {number}") for number in range(40)]
    await shop.publish(*pots)
    unit_of_work = shop.application.embed_due.unit_of_work
    await BeginModel(unit_of_work, Tiny())()
    embed = EmbedDue(unit_of_work, Tiny())
    assert await embed()
    assert (await shop.index())["model"] == "use-m3"
    assert (await shop.found("teapot"))["items"]
    while await embed():
        pass
    index = await shop.index()
    assert index["model"] == "tiny@3"
    # This process has no such model: words alone are searched, and the answer says so.
    answer = await shop.found("teapot", sort="newest")
    assert answer["degraded"]
    assert answer["items"]
