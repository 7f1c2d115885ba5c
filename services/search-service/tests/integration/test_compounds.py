"""German writes a word and what it is of as one; who asks for either finds both."""

from builders import a_product
from shop import Shop

from search_service.domain.catalogue import Text

OFFICE_CHAIR = a_product("Office chair", "For long days.", texts={"de": Text("Bürostuhl mit Rollen")})
LEG = a_product("Spare leg", "Beech.", texts={"de": Text("Stuhlbein aus Buche")})
LAMP = a_product("Lamp", "Warm light.", texts={"de": Text("Lampe")})


async def test_a_word_is_found_at_the_end_of_longer_ones(shop: Shop) -> None:
    await shop.publish(OFFICE_CHAIR, LEG, LAMP)
    found = await shop.ids("Stühle", locale="de", mode="keyword")
    assert OFFICE_CHAIR.product_id in found
    assert LEG.product_id not in found, "a leg of a chair is no chair"


async def test_a_long_word_that_the_shop_lacks_is_looked_for_by_its_end(shop: Shop) -> None:
    await shop.publish(OFFICE_CHAIR, LEG, LAMP)
    answer = await shop.found("Schreibtischlampe", locale="de", mode="keyword")
    assert [item["title"] for item in answer["items"]] == ["Lampe"]
    assert answer["query"]["corrections"] == []


async def test_other_languages_are_read_as_they_are_written(shop: Shop) -> None:
    bowl = a_product("Fishbowl", "Round.")
    await shop.publish(bowl)
    assert await shop.ids("bowl", mode="keyword") == []
