"""What the provider sends by itself: public, judged by its signature alone."""

from typing import Annotated

from fastapi import APIRouter, Header, Request

from payment_service.domain.errors import InvalidSignature
from payment_service.presentation.http.answers import WebhookAnswer
from payment_service.presentation.http.dependencies import App
from servicekit.documented import Tag
from servicekit.problems import problems

router = APIRouter(prefix="/payments", tags=[Tag("Webhook", "What the payment provider sends.")])


@router.post("/webhook", responses=problems(InvalidSignature))
async def receive_webhook(
    request: Request, app: App, stripe_signature: Annotated[str, Header(max_length=2000)] = ""
) -> WebhookAnswer:
    """An event of the provider, signed over the raw body within the last or next 300 seconds."""
    await app.receive_webhook(await request.body(), stripe_signature)
    return WebhookAnswer()
