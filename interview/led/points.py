"""Which points an interviewer can tick: a theory question's key points, or a faulty program's faults."""

from interview.models.question import AnyQuestion, Bug, Theory


def points_of(question: AnyQuestion) -> tuple[tuple[str, str], ...]:
    """Return the ids and sentences of what a candidate may say, in the order of the digits that tick them."""
    match question:
        case Theory(key_points=points):
            return tuple((point.id, point.text.strip()) for point in points)
        case Bug(bugs=bugs):
            return tuple((bug.id, bug.text.strip()) for bug in bugs)
    return ()
