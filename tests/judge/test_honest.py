"""What honest people write runs under confinement as it runs outside."""

from pathlib import Path

import pytest

from interview.judge import Judge
from interview.models.task import Limits
from tests.judge.asking import ask, check, judged

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.judge]

SECTIONS = [part.partition("\n") for part in (Path(__file__).parent / "honest.txt").read_text().split("=== ")[1:]]
HONEST = {name: source for name, _, source in SECTIONS}


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
async def test_an_honest_program_runs(judge: Judge, source: str) -> None:
    verdict = await judged(judge, ask(source, check(call="answer()")), source)
    assert verdict.passed, verdict.checks[0].sentence


async def test_several_threads_of_torch_are_given_where_they_are_asked_for(judge: Judge) -> None:
    source = "def answer():\n    a = torch.randn(300, 300)\n    return torch.get_num_threads(), (a @ a).sum() > 0"
    question = ask(source, check(call="answer()"), limits=Limits(threads=2))
    verdict = await judged(judge, question, "def answer(): return 0")
    assert verdict.checks[0].expected.startswith("(2,")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("list(torch.utils.data.DataLoader([1, 2], num_workers=1))", "starting other processes"),
        ("torch.hub.load_state_dict_from_url('http://127.0.0.1:1/x')", "the network"),
        ("torch.compile(lambda x: x * 2)(torch.ones(2))", "torch.compile"),
        ("import tempfile; tempfile.mkdtemp()", "temporary files"),
        ("import threading\n    while True: threading.Thread(target=threading.Event().wait).start()", "more threads"),
        ("import os; os.fork()", "this system call"),
        ("open('/etc/passwd')", "the file /etc/passwd"),
        ("torch.save(1, '/tmp/x')", "opening a file for writing"),
    ],
)
async def test_what_is_denied_is_named(judge: Judge, source: str, what: str) -> None:
    verdict = await judged(judge, ask("def answer(): return 1", check(call="answer()")), f"def answer():\n    {source}")
    assert f"not available in the judge: {what}" in verdict.traceback
