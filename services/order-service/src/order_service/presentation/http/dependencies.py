"""What routes are given."""

from typing import Annotated

from fastapi import Depends, Header, Request

from order_service.application import Application


async def application(request: Request) -> Application:
    """The wired use cases."""
    wired: Application = request.app.state.application
    return wired


App = Annotated[Application, Depends(application)]
OrderToken = Annotated[
    str | None,
    Header(alias="X-Order-Token", max_length=100, description="The token behind `#` of the link in a guest's mail"),
]
