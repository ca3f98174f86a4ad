"""Serving: one browser joins once with the link, and whoever else comes is served nothing."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from interview.session import Sitting
from interview.tui.serving import Door, lead_command
from interview.tui.serving import __file__ as serving_file
from tests.led.sittings import sit
from tests.questions import theory

pytestmark = pytest.mark.terminal


@asynccontextmanager
async def open_door(folder: Path, public_url: str | None = None) -> AsyncIterator[tuple[Door, str, Path]]:
    """Serve a led session on a free port; also tell where, and its transcript."""
    sitting = sit(folder, theory())
    sitting.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = lead_command(sitting.state.session, ["--sessions", str(folder)])
    door = Door(command, title="<Led>", port=port, public_url=public_url)
    runner = web.AppRunner(await door._make_app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield door, f"http://127.0.0.1:{port}", sitting.journal.path
    finally:
        await runner.cleanup()


def browser() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))


async def join(session: aiohttp.ClientSession, door: Door, at: str) -> int:
    async with session.post(f"{at}/join/{door.token}", headers={"Origin": at}) as response:
        return response.status


PATHS = [
    "/",
    "/ws",
    "/static/js/textual.js",
    "/static/",
    "/web/page.js",
    "/join/wrong",
    "/join/",
    "/download/x",
    "/%2e%2e/",
]


async def test_without_the_token_nothing_is_served(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (_, at, _), browser() as session:
        for path in PATHS:
            for method in ("GET", "POST", "HEAD", "PUT"):
                async with session.request(method, at + path, headers={"Origin": at}) as response:
                    assert response.status in (404, 405), f"{method} {path}"
                    assert await response.read() == b""


async def test_the_link_lets_one_browser_in_once_and_looking_at_it_does_not_use_it_up(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (door, at, _), browser() as first, browser() as second:
        for session in (first, second, first):
            async with session.get(f"{at}/join/{door.token}") as response:
                text = await response.text()
                assert response.status == 200
                assert "&lt;Led&gt;" in text
        assert await join(first, door, at) == 200
        assert await join(second, door, at) == 404
        async with second.get(f"{at}/join/{door.token}") as response:
            assert response.status == 404
        async with first.get(at) as response:
            assert "textual-terminal" in await response.text()
        async with second.get(at) as response:
            assert response.status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {},
    ],
)
async def test_another_origin_or_host_is_turned_away_even_with_the_cookie(
    headers: dict[str, str], tmp_path: Path
) -> None:
    async with open_door(tmp_path) as (door, at, _), browser() as session:
        assert await join(session, door, at) == 200
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{at}/ws", headers=headers)
        async with session.post(f"{at}/join/{door.token}", headers=headers) as response:
            assert response.status == 404


async def test_a_tunnels_address_is_accepted_and_its_cookie_is_for_encrypted_ways_only(tmp_path: Path) -> None:
    async with open_door(tmp_path, "https://abc.example") as (door, at, _), browser() as session:
        assert door.link.startswith("https://abc.example/join/")
        outside = {"Host": "abc.example", "Origin": "https://abc.example"}
        url = f"{at}/join/{door.token}"
        async with session.post(url, headers=outside, allow_redirects=False) as response:
            assert response.status == 303
            assert "Secure" in response.headers["Set-Cookie"]
            assert "HttpOnly" in response.headers["Set-Cookie"]
            assert "SameSite=Strict" in response.headers["Set-Cookie"]


async def test_the_page_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (door, at, _), browser() as session:
        await join(session, door, at)
        async with session.get(at) as response:
            text = await response.text()
            policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert f"ws://{at.removeprefix('http://')}" in policy
        assert text.count("://") == 1
    for page in (Path(serving_file).parent / "web").iterdir():
        assert "http" not in page.read_text(encoding="utf-8")


async def read_until(websocket: aiohttp.ClientWebSocketResponse, words: str) -> None:
    """Read what the window draws until some words are there."""
    seen = ""
    async with asyncio.timeout(60):
        while words not in seen:
            message = await websocket.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), (
                f"closed before {words!r}: {seen[-500:]}"
            )
            seen += message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data


async def test_closing_the_tab_and_coming_back_resumes_with_everything_typed(tmp_path: Path) -> None:
    async with open_door(tmp_path) as (door, at, path), browser() as session:
        await join(session, door, at)
        async with session.ws_connect(f"{at}/ws?width=80&height=24", headers={"Origin": at}) as websocket:
            await read_until(websocket, "stride")
            await websocket.send_str(json.dumps(["stdin", "kernel steps"]))
            await read_until(websocket, "steps")
        async with session.ws_connect(f"{at}/ws?width=80&height=24", headers={"Origin": at}) as websocket:
            await read_until(websocket, "kernel")
            async with session.ws_connect(f"{at}/ws?width=80&height=24", headers={"Origin": at}) as newer:
                await read_until(newer, "kernel")
    again, _ = Sitting.resume(path)
    assert again.state.questions[0].prose == "kernel steps"
    again.close()
