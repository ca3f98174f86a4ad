"""What the shared window may show: of every question of every bank, in every state, nothing secret."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest

from interview.bank import load_all
from interview.led.showing import shown
from interview.models.question import AnyQuestion, Bank, Bug, Code
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.review.candidate import for_candidate
from interview.review.copies import Form, Whose, copy_of, written
from interview.session import SessionState, Sitting
from interview.session import commands as c
from interview.transcript.public import public_verdict
from interview.transcript.state import Phase
from scripts.docs import ROOT
from tests.led.canaries import Canaries, secret_strings
from tests.led.sittings import sit, type_in


@cache
def banks() -> list[Bank]:
    return load_all(sorted((ROOT / "banks").rglob("*.yaml")))


def every_question() -> list[AnyQuestion]:
    return [question for bank in banks() for question in bank.questions.values()]


def worst_verdict(question: Code | Bug, secret: str) -> Verdict:
    """Return a verdict on which everything failed, whose hidden checks say what they never should."""
    checks = tuple(
        CheckResult(
            id=check.id, title=check.title, state=CheckState.FAILED, points=1, hidden=check.hidden,
            sentence=secret if check.hidden else "it differs", given=secret if check.hidden else "",
            hint=secret if check.hidden else "", expected=secret if check.hidden else "",
        )
        for check in question.code.checks
    )  # fmt: skip
    return Verdict(
        outcome=Outcome.WRONG, sentence=secret, checks=checks, points=3, possible=7, traceback=secret, stdout=secret
    )


def every_state(sitting: Sitting, index: int, secret: str) -> Iterator[tuple[str, SessionState]]:
    """Put one question through everything that can happen to it before its answer is revealed."""
    question = sitting.state.questions[index].question
    sitting.do(c.Ask(index=index))
    yield "asked", sitting.state
    part = "code" if isinstance(question, Code | Bug) else "prose"
    type_in(sitting, "1", part)
    for command in (c.Lock(locked=True), c.Lock(locked=False), c.Pause(), c.Resume(), c.PutQuestion(text="And why?")):
        sitting.do(command)
        yield type(command).__name__, sitting.state
    if isinstance(question, Code | Bug):
        sitting.do(c.RunCode())
        yield "running", sitting.state
        bad = worst_verdict(question, secret)
        sitting.do(c.RecordVerdict(question=question.key, run=1, verdict=bad))
        yield "judged", sitting.state
    sitting.do(c.Skip())
    yield "skipped", sitting.state
    sitting.do(c.Ask(index=index))
    sitting.do(c.SubmitAnswer())
    yield "handed in", sitting.state
    if isinstance(question, Code | Bug):
        bad = worst_verdict(question, secret)
        sitting.do(c.RecordVerdict(question=question.key, run=2, verdict=bad))
        yield "marked", sitting.state
    sitting.do(c.GiveConfidence(question=question.key, confidence=2))
    yield "confident", sitting.state


AFTERWARDS = {"title", "topic", "tags"}
"""What a copy tells besides, which could give the answer away while somebody thinks about it."""


def told_in_copy(canaries: Canaries, state: SessionState, index: int) -> set[str]:
    """Return the secrets of one question that its candidate's copy tells."""
    alone = msgspec.structs.replace(state, questions=(state.questions[index],), current=0)
    found = canaries.found(msgspec.json.encode(for_candidate(alone)).decode())
    return {meaning for meaning in found if meaning.partition(".")[0] not in AFTERWARDS}


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[tuple[Sitting, Canaries]]:
    canaries = Canaries()
    guarded = [canaries.guard(question) for question in every_question()]
    sitting = sit(tmp_path, *guarded, asked=False)
    yield sitting, canaries
    sitting.close()


def test_no_secret_of_any_question_is_shown_in_any_state_before_its_reveal(sitting: tuple[Sitting, Canaries]) -> None:
    held, canaries = sitting
    states = 0
    assert len(canaries.found(msgspec.json.encode(held.state).decode())) > 100
    for index in range(len(held.state.questions)):
        for what, state in every_state(held, index, canaries.new("a hidden check's content")):
            content = shown(state)
            assert content is not None
            found = canaries.found(msgspec.json.encode(content).decode())
            assert not found, f"{content.state.question.key}, {what}: {found}"
            assert content.state.grade is None
            found = told_in_copy(canaries, state, index)
            assert not found, f"copy of {content.state.question.key}, {what}: {found}"
            states += 1
    assert states > 8 * len(held.state.questions)
    copy = copy_of(held.journal.path, Whose.CANDIDATE)
    for form in Form:
        found = {meaning.partition(".")[0] for meaning in canaries.found(written(copy, form))}
        assert found <= AFTERWARDS, form


def test_a_hint_a_follow_up_and_the_answer_are_shown_when_they_are_given_and_none_besides(
    sitting: tuple[Sitting, Canaries],
) -> None:
    held, canaries = sitting
    for index, one in enumerate(held.state.questions):
        held.do(c.Ask(index=index))
        question = one.question
        for number in reversed(range(1, len(question.hints) + 1)):
            held.do(c.ShowHint(number=number))
            allowed = {f"hints.{given}.text" for given in range(number, len(question.hints) + 1)}
            assert canaries.found(msgspec.json.encode(shown(held.state)).decode()) == allowed
            assert told_in_copy(canaries, held.state, index) == allowed
        asked = [number for number, follow_up in enumerate(question.follow_ups, start=1) if follow_up.text][:1]
        allowed = {f"hints.{number}.text" for number in range(1, len(question.hints) + 1)}
        for number in asked:
            held.do(c.AskFollowUp(question=question.key, number=number))
            allowed |= {f"follow_ups.{number}.text"}
            assert canaries.found(msgspec.json.encode(shown(held.state)).decode()) == allowed
            assert told_in_copy(canaries, held.state, index) == allowed
        held.do(c.Reveal())
        content = shown(held.state)
        assert content is not None
        assert content.revealed is not None
        assert content.revealed.answer
        may = {"answer", "explain", "code.reference"} | allowed
        assert canaries.found(msgspec.json.encode(content).decode()) <= may
        read_further = told_in_copy(canaries, held.state, index) - may
        assert {name.partition(".")[0] for name in read_further} <= {"references", "choices"}


def test_no_real_secret_string_of_the_banks_is_in_what_is_shown(tmp_path: Path) -> None:
    held = sit(tmp_path, *every_question(), asked=False)
    looked_for = 0
    for index, one in enumerate(held.state.questions):
        secrets = set(secret_strings(one.question))
        looked_for += len(secrets)
        for what, state in every_state(held, index, "…"):
            content = shown(state)
            text = "\n".join(_texts(msgspec.to_builtins(content)))
            leaked = [secret for secret in secrets if secret in text]
            assert not leaked, f"{one.question.key}, {what}: {leaked[:3]}"
    assert looked_for > 10 * len(held.state.questions)
    held.close()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def test_a_verdict_tells_of_visible_checks_alone_and_gives_no_points() -> None:
    visible = CheckResult(id="a", title="the values", state=CheckState.PASSED, points=1)
    hidden = CheckResult(id="b", title="negative", state=CheckState.FAILED, points=1, hidden=True, given="double(-1)")
    verdict = Verdict(
        outcome=Outcome.WRONG, sentence="“negative” did not pass", checks=(visible, hidden), points=1, possible=2
    )
    told = public_verdict(verdict)
    assert (told.outcome, told.possible, told.sentence) == (Outcome.PASSED, 0, "")
    assert [check.id for check in told.checks] == ["a"]
    slow = msgspec.structs.replace(verdict, outcome=Outcome.TIMED_OUT)
    assert public_verdict(slow).outcome is Outcome.TIMED_OUT


@pytest.mark.parametrize("state", [CheckState.PASSED, CheckState.FAILED, CheckState.ERROR])
@pytest.mark.parametrize("visible", [CheckState.PASSED, CheckState.FAILED, CheckState.ERROR])
def test_how_a_hidden_check_went_cannot_be_told_from_what_a_candidate_is_told(
    visible: CheckState, state: CheckState
) -> None:
    def told(hidden: CheckState) -> Verdict:
        checks = (
            CheckResult(id="a", title="the values", state=visible, points=1, sentence="they differ"),
            CheckResult(id="b", title="negative", state=hidden, points=1, hidden=True, sentence="secret"),
        )
        failed = [check.state for check in checks if check.state is not CheckState.PASSED]
        worst = Outcome.ERROR if CheckState.ERROR in failed else Outcome.WRONG if failed else Outcome.PASSED
        sentence = f"{len(failed)} of 2 checks failed." if failed else "All 2 checks passed."
        return public_verdict(Verdict(outcome=worst, sentence=sentence, checks=checks, points=1, possible=2))

    assert told(state) == told(CheckState.PASSED)


def test_a_program_that_could_not_be_loaded_is_told_so_whatever_is_hidden() -> None:
    checks = (CheckResult(id="b", title="negative", state=CheckState.NOT_RUN, points=1, hidden=True),)
    verdict = Verdict(outcome=Outcome.ERROR, sentence="invalid syntax (line 2)", checks=checks, traceback="line 2")
    assert public_verdict(verdict) == msgspec.structs.replace(verdict, checks=())


def test_nothing_is_shown_before_the_first_question(tmp_path: Path) -> None:
    held = sit(tmp_path, *every_question()[:1], asked=False)
    assert shown(held.state) is None
    assert all(one.phase is Phase.UNSEEN for one in held.state.questions)
    held.close()
