"""One judge for all tests of the session: importing torch once is most of what they take."""

from collections.abc import AsyncIterator

import pytest_asyncio

from interview.judge import Judge


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def judge() -> AsyncIterator[Judge]:
    async with Judge() as shared:
        await shared.ready()
        yield shared
