"""Comparing two sessions: questions in pairs, points beside points, programs line by line."""

from interview.review.compare import Change, compare_points, diff_lines, pair_attempts, pair_sessions
from interview.session import commands as c
from tests.questions import code, theory
from tests.review.stage import Stage, session


def test_questions_are_paired_by_their_key_and_lonely_ones_come_too() -> None:
    left = Stage(theory(), theory("only-left"))
    right = Stage(code(), theory())
    pairs = pair_sessions(left.state, right.state)
    assert [pair.key for pair in pairs] == ["small:stride", "small:only-left", "small:double"]
    assert [(pair.left is None, pair.right is None) for pair in pairs] == [(False, False), (False, True), (True, False)]


def test_a_difference_is_what_the_right_one_is_better() -> None:
    weak, strong = session(answer="It is the step size of the sliding filter."), session()
    (first, second) = pair_sessions(weak.state, strong.state)
    assert first.difference is not None
    assert first.difference > 0
    assert second.difference == 0
    assert pair_attempts(weak.state.questions[0], None).difference is None


def test_points_stand_side_by_side_with_corrections_respected() -> None:
    weak, strong = session(answer="It is the step size of the sliding filter."), session()
    weak.do(c.Overrule(question="small:stride", point="step", counts=False, reason="Guessed."))
    points = compare_points(pair_sessions(weak.state, strong.state)[0])
    assert [(point.left, point.right) for point in points] == [("missed", "hit"), ("missed", "hit")]


def test_checks_and_misconceptions_count_as_points() -> None:
    wrong = session(answer="It is the width and height of the kernel.")
    points = compare_points(pair_sessions(wrong.state, session().state)[0])
    assert points[-1].text == "It is the size of the kernel."
    assert (points[-1].left, points[-1].right) == ("wrong", "")
    checks = compare_points(pair_sessions(wrong.state, session().state)[1])
    assert [(check.text, check.left) for check in checks] == [("the values", "passed"), ("negative values", "passed")]


def test_a_diff_holds_every_line_of_both_sides_in_order() -> None:
    left, right = "a\nb\nc\nd\n", "a\nB\nnew\nc\n"
    lines = diff_lines(left, right)
    assert [line.change for line in lines] == [
        Change.SAME, Change.CHANGED, Change.ADDED, Change.SAME, Change.REMOVED,
    ]  # fmt: skip
    assert [line.left for line in lines if line.left_number] == left.splitlines()
    assert [line.right for line in lines if line.right_number] == right.splitlines()
    assert [line.left_number for line in lines] == [1, 2, None, 3, 4]
