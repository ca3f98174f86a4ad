"""Plans: what is wrong with one is said with its line, and the same plan and seed give the same questions."""

from pathlib import Path

import pytest

from interview import cli
from interview.errors import PlanError
from interview.led.planning import check_plan, draw_plan, load_plan, new_plan, settings_of_plan
from interview.models.question import Bank, Kind
from interview.models.settings import SessionMode
from tests.questions import choice, code, predict, theory

BANK = Bank(
    id="small",
    questions={one.id: one for one in (theory(), theory("padding"), theory("pool"), predict(), choice(), code())},
)
GOOD = """\
plan: 1
title: "Led"
seed: 3
sections:
  - title: "First"
    minutes: 5
    questions: [small:stride]
  - title: "Second"
    minutes: 20
    quotas: {theory: 1, code: 1}
rubric:
  - id: depth
    title: "Depth"
    anchors: ["a", "b", "c", "d"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_asks_its_questions_section_by_section(tmp_path: Path) -> None:
    plan = load_plan(write(tmp_path, GOOD), [BANK])
    drawn = draw_plan(plan, [BANK], 3)
    assert drawn.questions[0].question.key == "small:stride"
    assert [one.section for one in drawn.questions] == ["First", "Second", "Second"]
    assert [one.question.kind for one in drawn.questions] == [Kind.THEORY, Kind.THEORY, Kind.CODE]
    settings = settings_of_plan(plan)
    assert (settings.mode, settings.minutes) == (SessionMode.LED, 25)
    assert [dimension.id for dimension in settings.dimensions] == ["depth"]


def test_ten_candidates_get_the_same_set_and_no_question_comes_twice(tmp_path: Path) -> None:
    plan = load_plan(write(tmp_path, GOOD), [BANK])
    sets = [draw_plan(plan, [BANK], 3) for _ in range(10)]
    assert all(drawn == sets[0] for drawn in sets)
    keys = [one.question.key for one in sets[0].questions]
    assert len(set(keys)) == len(keys)
    others = {tuple(one.question.key for one in draw_plan(plan, [BANK], seed).questions) for seed in range(20)}
    assert len(others) > 1


PROBLEMS = [
    ("plan: 1\n", 'plan.yaml:1:1: error missing-key "title" is missing'),
    ("plan: 2\ntitle: a\nsections: []\n", "plan.yaml:1:7: error unknown-version"),
    (
        GOOD.replace("small:stride", "small:strid"),
        'plan.yaml:7:17: error unknown-question There is no question "small:strid"',
    ),
    (
        GOOD.replace("theory: 1", "theroy: 1"),
        'plan.yaml:10:13: error unknown-kind There is no kind "theroy". Did you mean',
    ),
    (GOOD.replace("minutes: 5", "minutes: 0"), "plan.yaml:6:14: error wrong-number"),
    (
        GOOD.replace("    questions: [small:stride]\n", ""),
        'plan.yaml:5:5: error empty The section "First" asks no questions',
    ),
    (
        GOOD.replace("rubric", "rubrik"),
        'plan.yaml:11:1: error unknown-key Unknown key "rubrik". Did you mean "rubric"?',
    ),
    (GOOD.replace(', "d"]', "]"), "plan.yaml:14:14: error wrong-length"),
    (GOOD.replace("[small:stride]", "[small:stride, small:stride]"), "plan.yaml:7:31: error duplicate"),
    ("plan: [\n", "plan.yaml:"),
]


@pytest.mark.parametrize(("text", "told"), PROBLEMS, ids=range(len(PROBLEMS)))
def test_what_is_wrong_with_a_plan_is_said_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    path = write(tmp_path, text)
    plan, problems = check_plan(path, [BANK])
    assert plan is None
    assert any(str(problem).removeprefix(f"{tmp_path}/").startswith(told) for problem in problems), problems
    with pytest.raises(PlanError):
        load_plan(path, [BANK])


def test_a_new_plan_is_good_as_it_stands_and_overwrites_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mine.yaml"
    assert cli.main(["plan", "new", str(path)]) == 0
    assert cli.main(["plan", "new", str(path)]) == 2
    assert cli.main(["plan", "check", str(path)]) == 0
    assert "45 minutes" in capsys.readouterr().out
    path.write_text(new_plan().replace("theory: 3", "theory: none"), encoding="utf-8")
    assert cli.main(["plan", "check", str(path)]) == 1
