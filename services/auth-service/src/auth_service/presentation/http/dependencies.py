"""What routes ask for: the application, and who is on the other end of the line."""

from typing import Annotated

from fastapi import Depends, Request

from auth_service.application import Application
from auth_service.application.client import Client
from auth_service.domain.roles import MANAGE_PEOPLE, Manager
from auth_service.presentation.http.cookies import DEVICE_COOKIE
from servicekit.client_address import client_address
from servicekit.identity import Caller, permitted
from servicekit.limits import limit
from servicekit.telemetry.tracing import current_request_id
from servicekit.text import as_line


async def _application(request: Request) -> Application:
    application: Application = request.app.state.application
    return application


async def _client(request: Request) -> Client:
    return Client(
        address=client_address(request),
        user_agent=as_line(request.headers.get("user-agent", "")[:200]),
        request_id=current_request_id(),
        device_mark=request.cookies.get(DEVICE_COOKIE),
    )


manages_people = permitted(MANAGE_PEOPLE)


def manager(caller: Caller) -> Manager:
    """The caller, as the rules of giving know them."""
    return Manager(caller.id, caller.permissions)


App = Annotated[Application, Depends(_application)]
Asking = Annotated[Client, Depends(_client)]
Managing = Annotated[Caller, Depends(manages_people)]

own_account = Depends(limit("account", times=300, per_seconds=60))
