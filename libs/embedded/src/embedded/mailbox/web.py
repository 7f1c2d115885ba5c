"""The catcher's web side: pages for people, /api/messages for tests."""

from aiohttp import web

from embedded.mailbox import pages
from embedded.mailbox.messages import Message, Messages

_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-src 'self'",
    "X-Content-Type-Options": "nosniff",
}
_SHOWN = 200
_FRAME_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"}


def create_app(messages: Messages) -> web.Application:
    """Routes over the given mails."""

    def wanted(request: web.Request) -> Message:
        message = messages.get(int(request.match_info["id"]))
        if message is None:
            raise web.HTTPNotFound(text="no such mail")
        return message

    async def inbox(_: web.Request) -> web.Response:
        return web.Response(
            text=pages.inbox(messages.newest(_SHOWN), len(messages)), content_type="text/html", headers=_POLICY
        )

    async def letter(request: web.Request) -> web.Response:
        return web.Response(text=pages.letter(wanted(request)), content_type="text/html", headers=_POLICY)

    async def html(request: web.Request) -> web.Response:
        return web.Response(text=wanted(request).html, content_type="text/html", headers=_FRAME_POLICY)

    async def style(_: web.Request) -> web.Response:
        return web.Response(text=pages.STYLE, content_type="text/css")

    async def listing(request: web.Request) -> web.Response:
        found = messages.all(request.query.get("to"))
        return web.json_response({"messages": [message.as_dict() for message in found]})

    async def one(request: web.Request) -> web.Response:
        return web.json_response(wanted(request).as_dict())

    async def clear(_: web.Request) -> web.Response:
        messages.clear()
        return web.Response(status=204)

    app = web.Application()
    app.router.add_get("/", inbox)
    app.router.add_get("/style.css", style)
    app.router.add_get(r"/messages/{id:\d+}", letter)
    app.router.add_get(r"/messages/{id:\d+}/html", html)
    app.router.add_get("/api/messages", listing)
    app.router.add_delete("/api/messages", clear)
    app.router.add_get(r"/api/messages/{id:\d+}", one)
    return app
