"""What routes are handed."""

from typing import Annotated

from fastapi import Depends, Query, Request

from cart_service.application import Application
from commerce.bodies import Locale
from servicekit.client_address import client_network


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


App = Annotated[Application, Depends(_application)]
LocaleQuery = Annotated[Locale, Query(alias="locale", description="Language of titles that are new in the cart")]
Network = Annotated[str, Depends(client_network)]
