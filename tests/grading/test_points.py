"""Which key points an answer meets, misses and contradicts, and which wrong claims it makes."""

import pytest

from interview.grading import grade
from interview.models.grade import Grade, PointStatus
from interview.models.question import Theory
from interview.models.rubric import KeyPoint, PhraseRule
from tests.grading.rubrics import BATCH_NORM, GOOD_ANSWER, asked, point

HIT, PARTIAL, MISSED, CONTRADICTED = PointStatus.HIT, PointStatus.PARTIAL, PointStatus.MISSED, PointStatus.CONTRADICTED


def status(question: Theory, answer: str, name: str = "point") -> PointStatus:
    return grade(question, answer).points[name].status


@pytest.mark.parametrize(
    ("phrase", "answer"),
    [
        ("keeps a moving average of the statistics", "It maintains running means of the stats."),
        ("the graph is freed after backward", "backward() frees the graph once it is done."),
        ("prevents overfitting", "It reduces overfitting."),
        ("the statistics are not updated", "It does not update the statistics."),
        ("gradients are not recorded", "No gradients are recorded."),
        ("running statistics stay fixed", "The running statistics are not changed."),
        ("low temperature sharpens the distribution", "A high temperature flattens the distribution."),
        ("accumulates gradients", "It does not overwrite the gradients, it accumulates them."),
        ("uses running statistics", "It uses running statistics, not batch statistics."),
        ("the copy is independent", "Not only is it fast, the copy is independent as well."),
        ("divide the loss by the number of steps", "Don't forget to divide the loss by the number of steps."),
        ("a stack collapses into one linear map", "A stack never gives anything other than one linear map."),
        ("fewer parameters in the dense layer", "The dense layer does not need so many parameters."),
        ("cannot separate the XOR function", "Separating the XOR function is impossible."),
        ("learns curved decision boundaries", "It learns decision boundaries that are not straight."),
        ("decides how strongly the unit fires", "It doesn't change the sum but decides how strongly the unit fires."),
        ("the dashboard serves both frameworks", "The dashboard is not tied to one framework, it serves both."),
    ],
)
def test_a_point_said_in_other_words_is_met(phrase: str, answer: str) -> None:
    assert status(asked(phrase), answer) is HIT


@pytest.mark.parametrize(
    ("phrase", "answer"),
    [
        ("uses batch statistics", "It does not use batch statistics."),
        ("uses batch statistics", "Batch statistics are never used."),
        ("uses batch statistics", "It works without using batch statistics."),
        ("disables gradient tracking", "It does not turn off gradient tracking."),
        ("gradients are not recorded", "Gradients are recorded."),
        ("increases the variance", "It decreases the variance."),
        ("training is stable", "Training becomes unstable."),
        ("a false positive", "It is a false negative."),
        ("an open-source framework for deep learning", "It is not open source and not meant for deep learning."),
        (
            "used for denoising, anomaly detection and compression",
            "It cannot be used for denoising, anomaly detection or compression.",
        ),
        ("the connections have no cycles", "The connections are not free of cycles."),
        ("Pythonic and easy to debug", "It is hard to debug and not Pythonic."),
        ("both use the same package manager", "They use different package managers."),
        ("clone makes a separate copy", "Neither detach nor clone makes a separate copy."),
        ("components obey a transformation rule", "Nor is there a transformation rule that components obey."),
    ],
)
def test_a_point_that_is_denied_is_contradicted_and_said_to_be(phrase: str, answer: str) -> None:
    given = grade(asked(phrase), answer)
    assert given.points["point"].status is CONTRADICTED
    assert given.points["point"].credit == 0
    assert "opposite" in given.points["point"].why


def test_a_condition_is_no_denial() -> None:
    assert status(asked("gradients accumulate"), "If you do not call zero_grad, gradients accumulate.") is HIT


def test_saying_it_right_beside_denying_something_else_counts() -> None:
    answer = "The batch statistics are not used there. In that mode it uses the stored running averages."
    assert status(asked("uses the stored running averages"), answer) is HIT


def test_one_common_word_alone_meets_nothing() -> None:
    assert status(asked("both tensors share the same memory buffer"), "It depends on the memory.") is MISSED


def test_what_is_said_of_the_other_subject_contradicts() -> None:
    swapped = (
        "In evaluation it uses the mean and variance of the current batch. "
        "In training it uses the stored running averages."
    )
    given = grade(BATCH_NORM, swapped)
    assert given.points["batch"].status is CONTRADICTED
    assert given.points["stored"].status is CONTRADICTED
    assert given.mark < 0.3 < 0.9 < grade(BATCH_NORM, GOOD_ANSWER).mark


def test_a_label_says_which_subject_a_line_is_about() -> None:
    given = grade(BATCH_NORM, "train: mean and variance of the batch, updates running averages\neval: stored averages")
    assert [one.status for one in given.points.values()] == [HIT, HIT, HIT]


PRECISION_AND_RECALL = Theory(
    id="q",
    prompt="Explain precision and recall.",
    key_points=(
        point("precision", "the share of what was flagged that is right", role="precision"),
        point("recall", "the share of real cases that were caught", role="recall"),
    ),
)


def test_a_subject_may_be_named_afterwards() -> None:
    answer = (
        "The share of what was flagged that is right. That's precision. The share of real cases caught. That's recall."
    )
    assert [one.status for one in grade(PRECISION_AND_RECALL, answer).points.values()] == [HIT, HIT]


def test_a_slip_in_a_subject_names_it_all_the_same() -> None:
    answer = (
        "Recal is the share of what was flagged that is right, precison is the share of real cases that were caught."
    )
    assert HIT not in [one.status for one in grade(PRECISION_AND_RECALL, answer).points.values()]


def test_modifiers_that_changed_places_contradict() -> None:
    question = asked("a small student learns from a large teacher")
    assert status(question, "A small student learns from a large teacher.") is HIT
    assert status(question, "A large student learns from a small teacher.") is CONTRADICTED


def test_two_words_that_meet_across_sentences_are_a_coincidence() -> None:
    question = asked("a fine label and a coarse label")
    assert status(question, "There is a second label. The weather was fine.") is MISSED


def test_a_denial_of_something_else_in_the_same_words_is_neither_met_nor_contradicted() -> None:
    question = asked("gradients survive a hundred steps")
    assert status(question, "The gradients do not explode in a hundred steps.") is MISSED


def test_all_parts_of_a_phrase_rule_are_needed() -> None:
    question = asked(PhraseRule(all_of=("multiplies by gamma", "adds beta")))
    assert status(question, "It multiplies by gamma and adds beta.") is HIT
    assert status(question, "It multiplies by gamma.") is not HIT


def test_all_of_on_a_point_needs_each_phrase() -> None:
    needed = KeyPoint(id="point", text="Both.", all_of=("multiplies by gamma", "adds beta"))
    question = Theory(id="q", prompt="What?", key_points=(needed,))
    assert status(question, "It multiplies the values by gamma and then adds beta.") is HIT
    assert status(question, "It adds beta.") is not HIT


def test_a_formula_is_met_by_a_regular_expression_and_denied_like_words() -> None:
    question = asked(PhraseRule(re=r"x\s*\+\s*f\(x\)"))
    assert status(question, "The block gives x + f(x).") is HIT
    assert status(question, "The block does not give x + f(x).") is CONTRADICTED
    assert status(question, "The block gives x * f(x).") is MISSED


def test_a_pattern_that_looks_for_a_denial_is_not_denied_by_it() -> None:
    question = asked(PhraseRule(re=r"no labels?\b"))
    assert status(question, "There are no labels in it.") is HIT
    assert status(question, "It is wrong that there are no labels.") is CONTRADICTED


def test_a_pattern_is_held_to_its_subject() -> None:
    points = (
        point("one", PhraseRule(re=r"owns? (its )?parameters"), role="module"),
        point("two", PhraseRule(re=r"takes? (the )?weights as arguments"), role="function"),
    )
    question = Theory(id="q", prompt="How do they differ?", key_points=points)
    right = grade(question, "A module owns its parameters. The function takes the weights as arguments.")
    swapped = grade(question, "A function owns its parameters. A module takes the weights as arguments.")
    assert [one.status for one in right.points.values()] == [HIT, HIT]
    assert HIT not in [one.status for one in swapped.points.values()]


def test_an_excuse_takes_a_match_back() -> None:
    excused = KeyPoint(id="point", text="Copies.", any_of=("it copies the data",), unless=("only on the GPU",))
    question = Theory(id="q", prompt="What?", key_points=(excused,))
    assert status(question, "It copies the data.") is HIT
    assert status(question, "It copies the data only on the GPU.") is MISSED


def test_a_wrong_claim_costs_and_is_told_what_holds() -> None:
    given = grade(BATCH_NORM, f"{GOOD_ANSWER} And eval mode disables gradients.")
    assert [claim.id for claim in given.misconceptions] == ["gradients"]
    assert "no_grad" in given.misconceptions[0].truth
    assert given.mark <= grade(BATCH_NORM, GOOD_ANSWER).mark - 0.2


@pytest.mark.parametrize(
    "sentence",
    ["Eval mode does not disable gradients.", "It is wrong that eval mode disables gradients.",
     "Together with no_grad eval mode disables gradients.", "Gradients are small."],
)  # fmt: skip
def test_a_claim_that_is_denied_excused_or_not_made_costs_nothing(sentence: str) -> None:
    assert grade(BATCH_NORM, f"{GOOD_ANSWER} {sentence}").misconceptions == ()


def marks_of(*names: str, need: int | None = None) -> Grade:
    question = Theory(
        id="q",
        prompt="Name what you know.",
        key_points=(
            point("a", "weights are learned by gradient descent"),
            point("b", "dropout zeroes random activations"),
            point("c", "convolution kernels share parameters"),
            point("extra", "attention is quadratic in sequence length", optional=True),
        ),
        need=need,
    )
    said = {key.id: str(key.any_of[0]) for key in question.key_points}
    return grade(question, ". ".join(said[name] for name in names))


def test_any_of_the_needed_number_of_points_earns_the_full_mark() -> None:
    assert marks_of("a", "b").mark < 0.9
    assert marks_of("a", "b", need=2).mark >= 0.95
    assert marks_of("b", "c", need=2).mark >= 0.95


def test_an_optional_point_only_fills_up() -> None:
    assert marks_of("a", "b", "c").mark >= 0.95
    assert marks_of("a", "extra").mark > marks_of("a").mark
    assert marks_of("a", "b", "c", "extra").mark <= 1


def test_a_point_weighs_what_its_weight_says() -> None:
    question = Theory(
        id="q",
        prompt="What?",
        key_points=(
            point("heavy", "dropout zeroes random activations", weight=3),
            point("light", "kernels are shared"),
        ),
    )
    assert grade(question, "dropout zeroes random activations").mark > 0.6 > grade(question, "kernels are shared").mark


def test_the_reason_names_a_pattern_by_what_it_stands_for() -> None:
    step = KeyPoint(
        id="step", text="It is how far the kernel moves.", any_of=(PhraseRule(re=r"how (far|much) .{0,20}moves"),)
    )
    question = Theory(id="q", prompt="What is the stride?", key_points=(step,))
    (graded,) = grade(question, "The stride says how far a window moves.").points.values()
    assert graded.why == "'how far a window moves' met 'It is how far the kernel moves'."


def test_a_phrase_that_denies_something_is_met_by_itself_and_not_contradicted() -> None:
    question = asked("keeps weights small but not zero", "shrinks all weights smoothly")
    assert status(question, "It keeps weights small but not zero.") is not CONTRADICTED
