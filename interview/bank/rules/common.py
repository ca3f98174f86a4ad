"""What holds for a question of any kind."""

import re
from collections.abc import Iterator

from interview.bank.rules.finding import Finding, above, warning, within
from interview.bank.rules.rubric import follow_up_rules
from interview.models.question import AnyQuestion, Status

QUESTION_ID = re.compile(r"[a-z0-9][a-z0-9.-]{1,63}")
TOPIC = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?")
TAG = re.compile(r"[a-z0-9][a-z0-9-]*")
ADDRESS = re.compile(r"https?://[^\s/]+\S*")
TORCH_RANGE = re.compile(r"\s*(?:[<>]=?|[=!~]=)\s*\d+(?:\.\d+)*\s*(?:,\s*(?:[<>]=?|[=!~]=)\s*\d+(?:\.\d+)*\s*)*")
MOST_TAGS = 12
LONGEST_TITLE = 100


def common_rules(question: AnyQuestion) -> Iterator[Finding]:
    """Return what is wrong with the fields that every question has."""
    if not QUESTION_ID.fullmatch(question.id):
        yield Finding(
            ("id",),
            "bad-id",
            f'"{question.id}" is not a valid id',
            "Use 2 to 64 lower-case letters, digits, dots and dashes.",
        )
    if not question.prompt.strip():
        yield Finding(("prompt",), "blank", '"prompt" is blank', "Write the question.")
    if len(question.title) > LONGEST_TITLE:
        yield Finding(
            ("title",),
            "too-long",
            f'"title" has {len(question.title)} characters, but at most {LONGEST_TITLE} are allowed',
            "Shorten it.",
        )
    if question.version < 1:
        yield Finding(("version",), "out-of-range", f'"version" is {question.version}, but must be 1 or more')
    yield from within(question.minutes, 0.5, 180, ("minutes",))
    yield from above(question.weight, 0, ("weight",))
    yield from _labels(question)
    for index, hint in enumerate(question.hints):
        yield from within(hint.cost, 0, 1, ("hints", index, "cost"))
        if not hint.text.strip():
            yield Finding(("hints", index), "blank", "A hint is blank", "Write it, or remove it.")
    for index, reference in enumerate(question.references):
        yield from address_rules(reference.url, ("references", index, "url"))
    if question.torch and not TORCH_RANGE.fullmatch(question.torch):
        yield Finding(
            ("torch",),
            "bad-range",
            f'"{question.torch}" is not a version range',
            'Write, for example, ">=2.6" or ">=2.6,<3".',
        )
    yield from _source(question)
    yield from follow_up_rules(question.follow_ups)


def _labels(question: AnyQuestion) -> Iterator[Finding]:
    """Hold topic, tags and levels to their form."""
    if question.topic and not TOPIC.fullmatch(question.topic):
        yield Finding(
            ("topic",),
            "bad-slug",
            f'"{question.topic}" is not a valid topic',
            "Use lower-case letters, digits and dashes, as in `autograd/graph`.",
        )
    if len(question.tags) > MOST_TAGS:
        yield Finding(
            ("tags",),
            "too-many",
            f"The question has {len(question.tags)} tags, but at most {MOST_TAGS} are allowed",
            "Keep the ones that people search for.",
        )
    for index, tag in enumerate(question.tags):
        if not TAG.fullmatch(tag):
            yield Finding(
                ("tags", index), "bad-slug", f'"{tag}" is not a valid tag', "Use lower-case letters, digits and dashes."
            )
        elif tag in question.tags[:index]:
            yield warning(("tags", index), "repeated", f'The tag "{tag}" is given twice', "Remove one.")


def _source(question: AnyQuestion) -> Iterator[Finding]:
    """Hold an imported question to saying where it is from."""
    source = question.source
    if source is None:
        if question.status is Status.IMPORTED:
            yield Finding(
                ("status",),
                "missing-key",
                "An imported question must say where it came from",
                "Add `source: {title, url, license}`.",
            )
    elif source.url:
        yield from address_rules(source.url, ("source", "url"))


def address_rules(url: str, where: tuple[str | int, ...]) -> Iterator[Finding]:
    """Hold an address to the web."""
    if not ADDRESS.fullmatch(url):
        yield Finding(
            where, "bad-url", f'"{url}" is not an http or https address', "Write it in full, starting with https://."
        )
