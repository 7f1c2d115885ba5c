"""What routes are handed."""

from typing import Annotated

from fastapi import Depends, Query, Request

from cart_service.application import Application


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


App = Annotated[Application, Depends(_application)]
LOCALE_PATTERN = r"^[a-z]{2}(-[A-Z]{2})?$"
Locale = Annotated[str, Query(pattern=LOCALE_PATTERN, description="Language of titles that are new in the cart")]
