"""The data of the statement checker: whole, labelled without contradiction, and split by question."""

from collections import Counter, defaultdict

from training.dataset import Kind, Label, Split, Statement, answers, rubrics, split_of, statements

HIGHEST_SHARE_OF_ONE_LABEL = 0.65


def every_statement() -> list[Statement]:
    return [statement for one in rubrics().values() for statement in statements(one)]


def test_there_are_statements_enough_and_no_label_outweighs_the_others() -> None:
    labels = Counter(one.label for one in every_statement())
    assert labels.total() >= 12_000
    assert max(labels.values()) / labels.total() <= HIGHEST_SHARE_OF_ONE_LABEL
    assert set(labels) == set(Label)


def test_every_point_has_wordings_and_near_misses_of_each_label() -> None:
    for rubric in rubrics().values():
        for point in rubric.points:
            kinds = Counter(near.kind for near in point.near_misses)
            where = f"{rubric.question}/{point.id}"
            assert len(point.wordings) >= 8, where
            assert kinds[Kind.SWAPPED] + kinds[Kind.OPPOSITE] >= 2, where
            assert all(kinds[kind] for kind in (Kind.DENIED, Kind.SUBJECT, Kind.WEAK, Kind.NEIGHBOUR)), where


def test_no_text_stands_under_two_labels_of_one_point() -> None:
    seen: dict[tuple[str, str, str], set[Label]] = defaultdict(set)
    for one in every_statement():
        seen[one.question, one.point, " ".join(one.text.casefold().split())].add(one.label)
    assert [place for place, labels in seen.items() if len(labels) > 1] == []


def test_ids_are_unique_and_the_core_points_carry_most_of_the_weight() -> None:
    for rubric in rubrics().values():
        ids = [one.id for one in rubric.points] + [one.id for one in rubric.misconceptions]
        assert len(ids) == len(set(ids)), rubric.question
        core = sum(point.weight for point in rubric.points if not point.optional)
        assert core >= 0.6 * sum(point.weight for point in rubric.points), rubric.question


def test_a_fifth_of_the_questions_is_sealed_and_a_tenth_is_for_choosing() -> None:
    shares = Counter(split_of(f"question-{number}") for number in range(5_000))
    assert 0.18 <= shares[Split.SEALED] / 5_000 <= 0.22
    assert 0.08 <= shares[Split.DEV] / 5_000 <= 0.12
    assert {rubric.split for rubric in rubrics().values()} == set(Split)


def test_answers_name_points_that_there_are_and_a_band_that_a_person_could_give() -> None:
    for one in answers():
        rubric = rubrics()[one.question]
        points = {point.id for point in rubric.points}
        wrong = {each.id for each in rubric.misconceptions}
        for answer in one.answers:
            where = f"{one.question}/{answer.sort}"
            assert set(answer.says) | set(answer.denies) <= points, where
            assert not set(answer.says) & set(answer.denies), where
            assert set(answer.misconceptions) <= wrong, where
            low, high = answer.band
            assert 0 <= low <= high <= 1, where
            assert high - low <= 0.31, where
            assert answer.text.strip(), where
