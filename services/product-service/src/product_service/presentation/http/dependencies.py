"""What routes are handed."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request

from commerce.bodies import Locale
from product_service.application import Application
from product_service.application.export_reads import ExportReads
from product_service.application.reads import Catalogue
from product_service.application.staff_reads import StaffReads
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.presentation.http.front import READS_ALL, Front
from servicekit.conditional import REVALIDATES
from servicekit.documented import adds
from servicekit.identity import Caller, holding, permitted
from servicekit.limits import LIMITED


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


async def _catalogue(request: Request) -> Catalogue:
    catalogue: Catalogue = request.app.state.catalogue
    return catalogue


async def _staff_catalogue(request: Request) -> StaffReads:
    reads: StaffReads = request.app.state.staff_catalogue
    return reads


async def _export(request: Request) -> ExportReads:
    reads: ExportReads = request.app.state.export
    return reads


@adds(REVALIDATES)
async def _front(request: Request) -> Front:
    front: Front = request.app.state.front
    return front


@adds(LIMITED)
async def _count_read(request: Request) -> None:
    front: Front = request.app.state.front
    await front.count(request)


BROWSING = Depends(_count_read)
READERS, EDITORS = Depends(permitted(READS_ALL)), Depends(permitted("products.write"))
ReadsAll = Annotated[bool, Depends(holding(READS_ALL))]
Editor = Annotated[Caller, EDITORS]
StockMover = Annotated[Caller, Depends(permitted("stock.move"))]
App = Annotated[Application, Depends(_application)]
Reads = Annotated[Catalogue, Depends(_catalogue)]
ForStaff = Annotated[StaffReads, Depends(_staff_catalogue)]
ForExport = Annotated[ExportReads, Depends(_export)]
Cached = Annotated[Front, Depends(_front)]
LocaleQuery = Annotated[
    Locale, Query(alias="locale", description="Texts in this locale, else the next wider one, else the shop's default")
]
LOCALE = DEFAULT_LOCALE


def product_reference(reference: str) -> UUID | str:
    """An id or a slug, as it stands in the path; nothing else looks like a UUID."""
    if len(reference) == 36:
        try:
            return UUID(reference)
        except ValueError:
            return reference
    return reference
