"""Holding each phrase to meeting its own point, and that point alone."""

from interview.grading import grade
from interview.grading.lexicon import weight
from interview.grading.text import read
from interview.models.grade import Grade, PointStatus
from interview.models.question import Theory
from interview.validation.notes import Notes
from interview.validation.wording import KEYWORD_FROM, text_of

DENIALS = ("It does not {}.", "It is not true that {}.")
"""How a phrase is denied, whether it begins with its verb or with its subject."""


def check_phrases(question: Theory, notes: Notes) -> None:
    """Say every phrase and its denial alone, and note what is met that should not be, and what is not that should."""
    asked = {word.key for word in read(question.prompt).words}
    meets: dict[tuple[str, str], str] = {}
    for number, point in enumerate(question.key_points):
        alive = not any(text_of(phrase) for phrase in point.any_of)
        for index, phrase in enumerate(point.any_of):
            text, where = text_of(phrase), ("key_points", number, "any_of", index)
            if not text:
                continue
            found = grade(question, f"{text}.")
            alive |= _is_hit(found, point.id)
            _note_plain(question, notes, text, where, asked)
            if all(_is_hit(grade(question, denial.format(text)), point.id) for denial in DENIALS):
                what = (
                    f'Even when denied ("it is not true that {text}"), the phrase still matches the point "{point.id}"'
                )
                do = "Put the words that can be denied close together, or remove the phrase."
                notes.error(question, where, "denied-phrase", what, do)
            for other in question.key_points:
                if other.id != point.id and not (other.role and point.role) and _is_hit(found, other.id):
                    meets.setdefault((point.id, other.id), text)
        if not alive:
            what = f'None of its own phrases matches the point "{point.id}"'
            notes.error(
                question, ("key_points", number), "dead-point", what, "Use words that mean something on their own."
            )
    _note_pairs(question, notes, meets)


def check_misconceptions(question: Theory, notes: Notes) -> None:
    """Each wrong claim is found when it is made."""
    for number, wrong in enumerate(question.must_not):
        texts = [text for phrase in wrong.any_of if (text := text_of(phrase))]
        if texts and not any(
            claim.id == wrong.id for text in texts for claim in grade(question, f"{text}.").misconceptions
        ):
            what = f'None of its own phrases triggers the misconception "{wrong.id}"'
            notes.error(
                question, ("must_not", number), "dead-point", what, "Use words that mean something on their own."
            )


def _note_plain(question: Theory, notes: Notes, text: str, where: tuple[str | int, ...], asked: set[str]) -> None:
    """Warn of a phrase that says too little: one common word, or what the question says already."""
    words = [word for word in read(text).words if weight(word.form) > 0]
    if len(words) == 1 and weight(words[0].form) < KEYWORD_FROM:
        what = f'The phrase "{text}" is one common word'
        notes.warning(question, where, "common-word", what, "Write a short clause, as a candidate would say it.")
    elif words and all(word.key in asked for word in words):
        what = f'The phrase "{text}" occurs in the prompt, so repeating the question could earn marks'
        notes.warning(question, where, "phrase-in-prompt", what, "Use words that the question does not contain.")


def _note_pairs(question: Theory, notes: Notes, meets: dict[tuple[str, str], str]) -> None:
    """Note points that cannot be told apart, as each is met by the other's phrases."""
    for (one, other), text in meets.items():
        if (other, one) in meets and one < other:
            number = next(i for i, point in enumerate(question.key_points) if point.id == other)
            what = f'The points "{one}" and "{other}" match each other\'s phrases ("{text}", "{meets[other, one]}")'
            notes.warning(
                question,
                ("key_points", number),
                "same-point",
                what,
                "Make their wordings more distinct, or merge them.",
            )


def _is_hit(found: Grade, point_id: str) -> bool:
    return found.points[point_id].status is PointStatus.HIT
