"""How a locale calls names and values of attributes: what staff read and replace."""

from fastapi import APIRouter, Response

from commerce.bodies import Locale
from product_service.application.reads import Catalogue
from product_service.presentation.http.admin_products import admin_limit
from product_service.presentation.http.bodies import AttributeWordsBody
from product_service.presentation.http.dependencies import EDITORS, READERS, App, Reads
from product_service.presentation.http.front import staff_answer
from product_service.presentation.http.staff_answers import StaffAttributeWordsAnswer
from product_service.presentation.http.tags import PRODUCT_ADMINISTRATION
from servicekit.conditional import SHOWS_VERSION, IfMatch, etag
from servicekit.documented import adds

router = APIRouter(
    prefix="/products/attribute-words", tags=[PRODUCT_ADMINISTRATION], dependencies=[admin_limit],
)  # fmt: skip


@router.get("/{locale}", response_model=StaffAttributeWordsAnswer, dependencies=[READERS])
@adds(SHOWS_VERSION)
async def read_attribute_words(locale: Locale, reads: Reads) -> Response:
    """All words of a locale; none, of version 0, where nobody wrote any."""
    return await _answer(reads, locale)


@router.put("/{locale}", response_model=StaffAttributeWordsAnswer, dependencies=[EDITORS])
async def replace_attribute_words(
    locale: Locale, body: AttributeWordsBody, version: IfMatch, app: App, reads: Reads
) -> Response:
    """All words of a locale as they shall be. Attributes keep their names and values: filters go by those."""
    await app.replace_attribute_words(locale, version, body.words)
    return await _answer(reads, locale)


async def _answer(reads: Catalogue, locale: str) -> Response:
    view = await reads.attribute_words(locale)
    return staff_answer(view, etag(view["version"]))
