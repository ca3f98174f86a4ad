"""Letting one browser in to the shared window: who holds the link joins once, and nobody else is served anything."""

import asyncio
import contextlib
import hmac
import secrets
import shlex
import string
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

COOKIE = "interview"
"""What a browser that has joined is known by."""
LEAVE_SECONDS = 3.0
"""How long a window may take to put everything down before it is stopped."""
_WEB = Path(__file__).parent / "web"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def lead_command(session: str, arguments: list[str]) -> str:
    """Return the shell command that opens the shared window of a session."""
    return "exec " + shlex.join([sys.executable, "-m", "interview", "lead", "--resume", session, *arguments])


class Door(Server):
    """A web server on this computer alone, in front of one shared window.

    The link's token is good for one browser: joining uses it up and gives that browser a cookie. Requests for another
    host, from another origin or without the cookie get an empty answer.
    """

    def __init__(self, command: str, *, title: str, port: int, public_url: str | None = None) -> None:
        """Serve a command's window; `public_url` is where a tunnel lets the candidate in."""
        super().__init__(command, host="127.0.0.1", port=port, title=title, public_url=public_url)
        self.token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._is_used = False
        self._service: AppService | None = None
        self._turn = asyncio.Lock()
        self._origins = {f"http://{name}:{port}" for name in ("localhost", "127.0.0.1")}
        if public_url is not None:
            parts = urlsplit(public_url)
            self._origins.add(f"{parts.scheme}://{parts.netloc}")

    @property
    def link(self) -> str:
        """What the candidate opens."""
        return f"{self.public_url.rstrip('/')}/join/{self.token}"

    def run(self) -> None:
        """Serve until Ctrl+C."""
        web.run_app(self._make_app(), host=self.host, port=self.port, print=None, access_log=None)

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/join/{token}", self.offer),
                web.post("/join/{token}", self.join),
                web.get("/", self.page),
                web.get("/ws", self.handle_websocket),
                web.static("/static", self.statics_path),
                web.static("/web", _WEB),
            ]
        )
        app.on_shutdown.append(self._leave)
        return app

    # Who is let in

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Serve nothing to whoever does not belong here, and nothing that fetches from elsewhere."""
        if not self._may(request):
            return web.Response(status=404)
        try:
            response = await handler(request)
        except web.HTTPException as error:
            response = error if error.status == web.HTTPSeeOther.status_code else web.Response(status=error.status)
        if not response.prepared:
            response.headers.update(_HEADERS)
            response.headers["Content-Security-Policy"] = _POLICY.format(self._socket(request))
        return response

    def _may(self, request: web.Request) -> bool:
        """Whether a request is for this host, from this origin, and from somebody who holds the token or the cookie."""
        if request.host not in {urlsplit(origin).netloc for origin in self._origins}:
            return False
        origin = request.headers.get("Origin")
        if origin is None and (request.method != "GET" or request.path == "/ws"):
            return False
        if origin is not None and (origin not in self._origins or urlsplit(origin).netloc != request.host):
            return False
        if request.path.startswith("/join/"):
            return True  # the handler looks at the token
        return hmac.compare_digest(request.cookies.get(COOKIE, ""), self._cookie)

    def _holds_token(self, request: web.Request) -> bool:
        return not self._is_used and hmac.compare_digest(request.match_info["token"], self.token)

    async def offer(self, request: web.Request) -> web.Response:
        """Show the button that joins: what only looks at links, as chat programs do, does not use the token up."""
        if hmac.compare_digest(request.cookies.get(COOKIE, ""), self._cookie):
            raise web.HTTPSeeOther("/")
        if not self._holds_token(request):
            return web.Response(status=404)
        return _html("join.html", title=self.title, token=self.token)

    async def join(self, request: web.Request) -> web.Response:
        """Use the token up and let this browser in."""
        if not self._holds_token(request):
            return web.Response(status=404)
        self._is_used = True
        response = web.Response(status=303, headers={"Location": "/"})
        is_secure = self._socket(request).startswith("wss:")
        response.set_cookie(COOKIE, self._cookie, httponly=True, samesite="Strict", secure=is_secure)
        return response

    async def page(self, request: web.Request) -> web.Response:
        """Return the page that shows the window."""
        return _html("page.html", title=self.title, socket=f"{self._socket(request)}/ws")

    def _socket(self, request: web.Request) -> str:
        """Return where the page's socket is: on the host that the browser knows."""
        for origin in self._origins:
            parts = urlsplit(origin)
            if parts.netloc == request.host and parts.scheme == "https":
                return f"wss://{request.host}"
        return f"ws://{request.host}"

    # The window

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open the window for a browser; one that was open before puts everything down first."""
        websocket = web.WebSocketResponse(heartbeat=15)
        await websocket.prepare(request)
        async with self._turn:
            await self._put_down(self._service)
            service = self._service = AppService(
                self.command,
                write_bytes=websocket.send_bytes,
                write_str=websocket.send_str,
                close=websocket.close,  # type: ignore[arg-type]  # what it returns is not used
                download_manager=self.download_manager,
            )
            size = (to_int(request.query.get(name, ""), usual) for name, usual in (("width", 80), ("height", 24)))
            await service.start(*size)
        try:
            await self._process_messages(websocket, service)
        except (AssertionError, KeyError, ValueError, TypeError, IndexError):
            await websocket.close(code=1003)  # not what the page sends
        finally:
            await asyncio.shield(self._finish(service))
        return websocket

    async def _finish(self, service: AppService) -> None:
        async with self._turn:
            await self._put_down(service)
            if self._service is service:
                self._service = None

    async def _put_down(self, service: AppService | None) -> None:
        """End a window: it writes down what was typed, and is stopped where it takes too long."""
        if service is None or service._process is None:
            return
        with contextlib.suppress(TimeoutError, ConnectionError):
            await asyncio.wait_for(service.stop(), LEAVE_SECONDS)
        process = service._process
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError, TimeoutError):
                await asyncio.wait_for(process.wait(), LEAVE_SECONDS)
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _leave(self, app: web.Application) -> None:
        async with self._turn:
            await self._put_down(self._service)


def _html(name: str, **words: str) -> web.Response:
    """Return one of the two pages; what is put into it is never markup."""
    page = string.Template((_WEB / name).read_text(encoding="utf-8"))
    safe = {key: word.translate(_ESCAPES) for key, word in words.items()}
    return web.Response(text=page.substitute(safe), content_type="text/html")


_HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data:; connect-src 'self' {}; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
