"""A service as a process of its own: `python thing_service.py`, settings from THING_…; it publishes and consumes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from pydantic_settings import SettingsConfigDict

from servicekit.app import create_app
from servicekit.platform import Platform, Service
from servicekit.server import serve
from servicekit.settings import ServiceSettings

SERVICE = Service("thing-service", "Things", "Things for tests.", "/things")
STREAM = "souk.things"


class ThingSettings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="THING_")


@asynccontextmanager
async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
    platform.outbox(STREAM)
    platform.consume(STREAM, {})
    yield


def an_app(settings: ThingSettings) -> FastAPI:
    return create_app(SERVICE, settings, routers=[], lifespan=lifespan)


if __name__ == "__main__":
    serve(SERVICE, ThingSettings, an_app)
