"""Swagger UI and ReDoc, from vendored assets, without inline script: they work offline under a strict CSP."""

import secrets
from pathlib import Path

import fastapi_offline
import orjson
from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from servicekit.openapi.public import public

_ASSETS = Path(fastapi_offline.__file__).parent / "static"
_SERVED = {"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js", "favicon.png"}
_FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}

_SWAGGER = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="docs/assets/favicon.png">
<link rel="stylesheet" href="docs/assets/swagger-ui.css"><link rel="stylesheet" href="docs/assets/page.css">
</head><body><div id="swagger-ui"></div>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/assets/start-swagger.js"></script></body></html>"""

_START_SWAGGER = """SwaggerUIBundle({
  url: "openapi.json", dom_id: "#swagger-ui", deepLinking: true, persistAuthorization: true, validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
});
"""

_REDOC = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="docs/assets/favicon.png">
<link rel="stylesheet" href="docs/assets/page.css"></head>
<body data-nonce="{nonce}"><div id="redoc"></div>
<script src="docs/assets/nonce.js"></script><script src="docs/assets/redoc.standalone.js"></script>
<script src="docs/assets/start-redoc.js"></script></body></html>"""

# styled-components inside ReDoc reads this variable for the <style> elements that it makes.
_NONCE = "window.__webpack_nonce__ = document.body.dataset.nonce;\n"
_START_REDOC = """Redoc.init("openapi.json",
  {nonce: document.body.dataset.nonce, disableSearch: true, hideDownloadButton: false},
  document.getElementById("redoc"));
"""
_SCRIPTS = {"start-swagger.js": _START_SWAGGER, "nonce.js": _NONCE, "start-redoc.js": _START_REDOC}
_COMMON_CSP = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self' data:; frame-ancestors 'none'; "
)


def docs_router(app: FastAPI, path: str) -> APIRouter:
    """Serves docs, redoc and openapi.json at the root and under the service's first path, such as /auth/docs."""
    pages = _Pages(app)
    router = APIRouter(include_in_schema=False)
    for prefix in ("", path):
        router.add_api_route(f"{prefix}/docs", pages.swagger, methods=["GET"])
        router.add_api_route(f"{prefix}/redoc", pages.redoc, methods=["GET"])
        router.add_api_route(f"{prefix}/openapi.json", pages.openapi, methods=["GET"])
        router.add_api_route(f"{prefix}/docs/assets/{{name}}", pages.asset, methods=["GET"])
    return router


class _Pages:
    """The pages of one application; links are relative, so they work with and without the gateway's prefix."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._documents: dict[str, bytes] = {}

    async def swagger(self) -> HTMLResponse:
        csp = _COMMON_CSP + "style-src 'self'"
        return HTMLResponse(_SWAGGER.format(title=self._app.title), headers={"Content-Security-Policy": csp})

    async def redoc(self) -> HTMLResponse:
        nonce = secrets.token_urlsafe(16)
        csp = f"{_COMMON_CSP}style-src 'self' 'nonce-{nonce}'; worker-src 'self' blob:"
        page = _REDOC.format(title=self._app.title, nonce=nonce)
        return HTMLResponse(page, headers={"Content-Security-Policy": csp})

    async def openapi(self, request: Request) -> Response:
        """The document as it is served under the gateway's prefix, or without one: written when first asked for."""
        prefix = request.scope.get("root_path", "")
        if prefix not in self._documents:
            document = public(self._app.openapi()) if prefix else self._app.openapi()
            self._documents[prefix] = orjson.dumps(document | {"servers": [{"url": prefix or "/"}]})
        return Response(self._documents[prefix], media_type="application/json")

    async def asset(self, name: str) -> Response:
        if name == "page.css":
            return Response("body{margin:0}", media_type="text/css", headers=_FOR_A_DAY)
        if name in _SCRIPTS:
            return Response(_SCRIPTS[name], media_type="text/javascript", headers=_FOR_A_DAY)
        if name not in _SERVED:
            raise HTTPException(404, "There is no such asset.")
        return FileResponse(_ASSETS / name, headers=_FOR_A_DAY)
