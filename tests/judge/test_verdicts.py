"""One golden submission for each verdict, and what the candidate is told."""

import asyncio

import pytest

from interview.judge import Judge, Progress
from interview.models.question import Predict
from interview.models.task import Limits
from interview.models.verdict import CheckState, Outcome
from tests.judge.asking import ask, check, judged, only

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.judge]

RIGHT = """
def softmax(x, dim):
    e = (x - x.max(dim=dim, keepdim=True).values).exp()
    return e / e.sum(dim=dim, keepdim=True)
"""
TIGHT = Limits(seconds=0.5, memory_mb=96, output_kb=4)
SOFTMAX = ask(
    RIGHT,
    check("value", call="softmax(torch.randn(4, 5), dim=1)", points=2, hint_on_fail="Which axis sums to one?"),
    check("shapes", cases=("softmax(torch.randn(2, 3, 4), dim=0)", "softmax(torch.ones(1, 1), dim=-1)")),
    check("stable", call="softmax(torch.randn(2, 3) * 1e5, dim=1)", hidden=True, needs=("value",)),
    entry="softmax",
    limits=TIGHT,
)

GOLDEN: list[tuple[str, str, Outcome, str]] = [
    ("right", RIGHT, Outcome.PASSED, "All 3 checks passed."),
    ("wrong axis", "def softmax(x, dim): return x.softmax(0)", Outcome.WRONG, "“value” did not pass: Expected"),
    ("syntax", "def softmax(x", Outcome.ERROR, "Your code raised SyntaxError in line 1"),
    ("raises", "def softmax(x, dim):\n    raise KeyError('lost')", Outcome.ERROR, "Raised KeyError: 'lost'"),
    ("raises at load", "1 / 0", Outcome.ERROR, "Your code raised ZeroDivisionError in line 1: division by zero"),
    ("no entry", "def soft(x): return x", Outcome.ERROR, "your code does not define softmax"),
    ("leaves", "import os; os._exit(3)", Outcome.CRASHED, "The process ended without a result (exit code 3)."),
    ("segfault", "import ctypes; ctypes.string_at(0)", Outcome.CRASHED, "(SIGSEGV)"),
    ("leaves politely", "import sys; sys.exit(0)", Outcome.ERROR, "Your code raised SystemExit"),
    ("endless", "while True: pass", Outcome.TIMED_OUT, "Took longer than 0.5 s"),
    ("hungry", "x = torch.ones(1 << 28)", Outcome.OUT_OF_MEMORY, "can't allocate memory"),
    ("hungry in Python", "x = bytearray(1 << 28)", Outcome.OUT_OF_MEMORY, "MemoryError"),
    ("loud", "print('x' * 10_000)", Outcome.TOO_MUCH_OUTPUT, "Printed more than 4 KiB."),
    ("socket", "import socket; socket.socket()", Outcome.ERROR, "Not available in the judge: the network."),
    ("writes", "open('/tmp/x', 'w')", Outcome.ERROR, "Not available in the judge: the file /tmp/x."),
    ("starts", "import subprocess; subprocess.run(['true'])", Outcome.ERROR, "starting other processes"),
]


@pytest.mark.parametrize(("source", "outcome", "words"), [row[1:] for row in GOLDEN], ids=[row[0] for row in GOLDEN])
async def test_each_verdict_has_its_submission(judge: Judge, source: str, outcome: Outcome, words: str) -> None:
    verdict = await judged(judge, SOFTMAX, source)
    assert (verdict.outcome, words in verdict.sentence) == (outcome, True), verdict.sentence
    assert verdict.isolation == (judge.isolation.name if judge.isolation else "")
    assert (verdict.mark == 1.0) == (outcome is Outcome.PASSED)


async def test_a_wrong_value_is_told_with_input_place_and_hint(judge: Judge) -> None:
    verdict = await judged(judge, SOFTMAX, "def softmax(x, dim): return x * x * 0")
    value, shapes, hidden = verdict.checks
    assert (value.state, value.given, value.seed) == (CheckState.FAILED, "softmax(torch.randn(4, 5), dim=1)", 0)
    assert value.sentence.startswith("Expected 0.0834607 at [0, 0], got 0 (20 of 20 elements differ")
    assert value.expected.startswith("tensor([[")
    assert value.got.startswith("tensor([[")
    assert value.hint == "Which axis sums to one?"
    assert shapes.given == "softmax(torch.randn(2, 3, 4), dim=0)"
    assert hidden.state is CheckState.NOT_RUN
    assert (verdict.points, verdict.possible) == (0, 4)


async def test_points_are_given_for_the_checks_that_pass(judge: Judge) -> None:
    verdict = await judged(judge, SOFTMAX, "def softmax(x, dim): return x.exp() / x.exp().sum(dim, keepdim=True)")
    assert [result.state for result in verdict.checks] == [CheckState.PASSED, CheckState.PASSED, CheckState.FAILED]
    assert (verdict.outcome, verdict.points) == (Outcome.WRONG, 3)


async def test_a_hidden_check_tells_its_title_and_its_hint_alone(judge: Judge) -> None:
    question = ask("def answer(): return 1", check(call="answer()", hidden=True, title="Counts", hint_on_fail="Count."))
    verdict = await judged(judge, question, "def answer():\n    print('seen')\n    raise ValueError(123456)")
    result = only(verdict)
    assert (result.title, result.hint, result.state) == ("Counts", "Count.", CheckState.ERROR)
    assert (result.sentence, result.given, result.expected, result.got, result.stdout) == ("", "", "", "", "")
    assert "123456" not in repr(verdict)
    assert verdict.traceback == ""


async def test_a_traceback_shows_the_submissions_own_lines(judge: Judge) -> None:
    source = "def inner(x):\n    return x.nothing\n\ndef answer():\n    return inner(torch.ones(1))\n"
    verdict = await judged(judge, ask("def answer(): return 1", check(call="answer()")), source)
    assert verdict.error_line == 2
    assert verdict.traceback.splitlines() == [
        "line 5, in answer", "    return inner(torch.ones(1))", "line 2, in inner", "    return x.nothing",
        "AttributeError: 'Tensor' object has no attribute 'nothing'",
    ]  # fmt: skip


async def test_what_is_printed_stands_beside_its_check(judge: Judge) -> None:
    question = ask("def answer(n): return n", check("one", call="answer(1)"), check("two", call="answer(2)"))
    source = "print('loading')\ndef answer(n):\n    print('n =', n)\n    return n"
    verdict = await judged(judge, question, source, fresh_seed=0)
    assert verdict.stdout == "loading\n"
    assert [result.stdout for result in verdict.checks] == ["n = 1\n", "n = 2\n"]


async def test_control_characters_do_not_reach_the_screen(judge: Judge) -> None:
    source = "print('\\x1b[2Jhi')\ndef answer(): raise ValueError('\\x07bell')"
    verdict = await judged(judge, ask("def answer(): return 1", check(call="answer()")), source)
    assert verdict.stdout == "·[2Jhi\n"
    assert "·bell" in verdict.traceback


async def test_the_source_has_a_limit(judge: Judge) -> None:
    verdict = await judged(judge, SOFTMAX, "#" * 70_000)
    assert (verdict.outcome, verdict.sentence) == (
        Outcome.ERROR, "The source is longer than 64 KiB, the limit of this question.",
    )  # fmt: skip


async def test_forbidden_names_are_refused_with_their_line(judge: Judge) -> None:
    question = ask("def answer(x): return x", check(call="answer(1)"), forbid=("torch.softmax",), loops="forbid")
    verdict = await judged(judge, question, "def answer(x):\n    return torch.softmax(x, 0)")
    assert (verdict.outcome, verdict.error_line) == (Outcome.FORBIDDEN, 2)
    assert verdict.sentence == "Line 2 uses torch.softmax, which this question forbids."
    looped = await judged(judge, question, "def answer(x):\n    for _ in range(3): pass\n    return x")
    assert looped.sentence == "Line 2 loops in Python, which this question forbids."


async def test_a_forbidden_name_reached_by_a_detour_is_refused_while_running(judge: Judge) -> None:
    question = ask("def answer(x): return x", check(call="answer(torch.ones(2))"), forbid=("torch.softmax",))
    verdict = await judged(judge, question, "def answer(x):\n    return vars(torch)['soft' + 'max'](x, 0)")
    assert verdict.outcome is Outcome.FORBIDDEN
    assert "uses torch.softmax" in only(verdict).sentence


async def test_a_check_that_ends_the_process_costs_the_others_unless_told_to_keep_going(judge: Judge) -> None:
    question = ask(
        "def answer(n): return n", check("one", call="answer(1)"), check("two", call="answer(2)"),
        check("three", call="answer(3)"),
    )  # fmt: skip
    source = "import os\ndef answer(n):\n    if n == 2: os._exit(1)\n    return n"
    stopped = await judged(judge, question, source)
    assert [result.state.value for result in stopped.checks] == ["passed", "error", "not_run"]
    kept = await judged(judge, question, source, keep_going=True)
    assert [result.state.value for result in kept.checks] == ["passed", "error", "passed"]
    assert (stopped.outcome, kept.outcome) == (Outcome.CRASHED, Outcome.CRASHED)


async def test_samples_only_runs_the_samples(judge: Judge) -> None:
    question = ask(
        "def answer(n): return n", check("one", call="answer(1)", sample=True), check("two", call="answer(2)")
    )
    verdict = await judged(judge, question, "def answer(n): return n", samples_only=True)
    assert [result.id for result in verdict.checks] == ["one"]
    assert (verdict.passed, verdict.possible) == (True, 1)


async def test_every_submission_has_a_fresh_seed_that_is_recorded(judge: Judge) -> None:
    question = ask("def answer(x): return x", check(call="answer(torch.randn(3))"), seeds=(0, 1))
    first, second = [await judged(judge, question, "def answer(x): return x") for _ in range(2)]
    assert first.seeds[:2] == second.seeds[:2] == (0, 1)
    assert len({first.seeds[2], second.seeds[2], 0, 1}) == 4
    again = await judged(judge, question, "def answer(x): return x", fresh_seed=first.seeds[2])
    assert again.seeds == first.seeds


async def test_values_remembered_for_known_seeds_fail_on_the_fresh_one(judge: Judge) -> None:
    question = ask("def answer(x): return x * 3", check(call="answer(torch.randn(1))"))
    source = "def answer(x): return x * 3 if abs(x.item() - 1.5410) < 1e-3 else x"
    verdict = await judged(judge, question, source)
    assert (verdict.outcome, only(verdict).seed) == (Outcome.WRONG, verdict.seeds[1])


async def test_a_faulty_reference_is_the_judges_fault(judge: Judge) -> None:
    verdict = await judged(
        judge, ask("def answer(): raise OSError('disk')", check(call="answer()")), "def answer(): return 1"
    )
    assert (verdict.outcome, verdict.outcome.counts) == (Outcome.JUDGE_FAILED, False)
    assert "The question's own reference failed here. Raised OSError: disk" in only(verdict).sentence


async def test_a_faulty_setup_is_the_judges_fault(judge: Judge) -> None:
    question = ask("def answer(): return 1", check(call="answer()"), setup="import nothing_of_the_kind")
    verdict = await judged(judge, question, "def answer(): return 1")
    assert verdict.outcome is Outcome.JUDGE_FAILED
    assert verdict.sentence.startswith("The question's own setup failed: Raised ModuleNotFoundError")


async def test_a_run_is_cancelled_at_once(judge: Judge) -> None:
    started = asyncio.Event()
    question = ask("def answer(n): return n", check("one", call="answer(1)"), check("two", call="answer(2)"))
    source = "def answer(n):\n    while n == 2: pass\n    return n"
    run = judge.submit(question, source, on_progress=lambda progress: started.set())
    await asyncio.wait_for(started.wait(), 20)
    run.cancel()
    verdict = await asyncio.wait_for(run.verdict(), 1)
    assert (verdict.outcome, verdict.sentence) == (Outcome.CANCELLED, "You cancelled the run.")
    assert (await judged(judge, question, "def answer(n): return n")).passed


async def test_runs_are_judged_in_the_order_in_which_they_came(judge: Judge) -> None:
    question = ask("def answer(n): return n", check(call="answer(1)"))
    finished: list[int] = []

    async def follow(number: int) -> None:
        await judge.submit(
            question, "def answer(n): return n", on_progress=lambda told: finished.append(number)
        ).verdict()

    await asyncio.gather(*(follow(number) for number in range(4)))
    assert finished == sorted(finished)
    assert set(finished) == {0, 1, 2, 3}


async def test_progress_is_told_run_by_run(judge: Judge) -> None:
    told: list[Progress] = []
    question = ask(
        "def answer(n): return n", check("one", call="answer(1)"), check("two", cases=("answer(2)", "answer(3)"))
    )
    await judged(judge, question, "def answer(n): return n", on_progress=told.append, fresh_seed=7)
    assert [(one.check_id, one.done, one.total) for one in told] == [
        ("one", 1, 6), ("one", 2, 6), ("two", 3, 6), ("two", 4, 6), ("two", 5, 6), ("two", 6, 6),
    ]  # fmt: skip


async def test_a_snippet_tells_what_it_prints_raises_and_is_worth(judge: Judge) -> None:
    snippet = "import torch\nprint(torch.arange(3))\ntorch.ones(2, 3).T"
    ran = await judge.snippet(Predict(id="p", prompt="?", snippet=snippet, answer=""))
    assert (ran.stdout, ran.exception, ran.problem) == ("tensor([0, 1, 2])\n", "", "")
    assert ran.observation.startswith("tensor([[1., 1.],")
    raised = await judge.snippet(Predict(id="p", prompt="?", snippet="print('a')\n[][1]", answer=""))
    assert (raised.stdout, raised.exception, raised.message) == ("a\n", "IndexError", "list index out of range")


async def test_a_submission_finds_nothing_of_the_program_in_its_process_but_the_childs_side(judge: Judge) -> None:
    source = """
import sys
for name in sys.modules:
    if name.partition(".")[0] == "interview":
        print(name)
def answer(n):
    return n
"""
    verdict = await judged(judge, ask("def answer(n): return n", check(call="answer(1)")), source)
    found = verdict.stdout.split()
    assert "interview.judge.child.worker" in found
    allowed = ("interview.judge.child", "interview.judge.wire")
    assert {name for name in found if not name.startswith(allowed)} <= {"interview", "interview.judge"}
