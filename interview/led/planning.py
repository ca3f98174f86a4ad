"""Planning a led session: a small file of sections and scorecard rows, and the same questions for every candidate."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from yaml.nodes import MappingNode, Node

from interview import pytorch
from interview.bank import composing
from interview.bank.building import BAD, Building
from interview.bank.composing import Refused, child
from interview.bank.problems import Problem, in_order, listing
from interview.bank.shapes import shape_of
from interview.bank.suggesting import suggestion
from interview.draw import can_be_asked, draw
from interview.errors import DrawError, PlanError
from interview.models.plan import Dimension, Section
from interview.models.question import AnyQuestion, Bank, Kind
from interview.models.settings import ClockMode, Draw, DrawnQuestion, DrawRequest, Feedback, SessionMode, Settings

VERSION = 1
"""The version of the plan format that this program reads."""


class Plan(Struct, frozen=True, kw_only=True):
    """A planned interview; its fields are the keys of the file."""

    plan: int
    """The version of the format: `1`."""
    title: str
    """The name of the interview; the candidate sees it."""
    seed: int | None = None
    """With a seed, every candidate gets the same questions."""
    clock: ClockMode = ClockMode.SOFT
    """What happens when time is up: nothing (soft), what is written is submitted (hard), or there is no limit (off)."""
    show_clock: bool = True
    """Whether the candidate sees the time at the start."""
    stretch: float = 1.0
    """Multiplies every time limit: 1, 1.25, 1.5 or 2."""
    sections: tuple[Section, ...]
    """The parts of the interview, in order."""
    rubric: tuple[Dimension, ...] = ()
    """The rows of the scorecard; the usual six if left out."""


TEMPLATE = """\
plan: 1                 # the version of this format
title: "Interview"      # the candidate sees it
seed: {seed}           # the same plan and seed give every candidate the same questions
clock: soft             # soft: overtime is recorded; hard: hands in the draft; off
show_clock: true        # whether the candidate sees the time; the console can change it

sections:
  - title: "Warm-up"
    minutes: 10
    quotas: {{choice: 1, predict: 1, theory: 1}}
    difficulties: [easy, medium]
  - title: "Theory"
    minutes: 15
    quotas: {{theory: 3}}
    # topics: [attention, optimisation]
    # questions: ["pytorch-core:some-id"]   # exactly these, instead of quotas or besides them
  - title: "Coding"
    minutes: 20
    quotas: {{code: 1}}

# The scorecard has six rows unless a rubric names others:
# rubric:
#   - id: correctness
#     title: "Correctness"
#     anchors: ["what earns 1", "what earns 2", "what earns 3", "what earns 4"]
"""


def new_plan() -> str:
    """Return a plan to start from."""
    return TEMPLATE.format(seed=secrets.randbelow(10**4))


def check_plan(path: Path, banks: Sequence[Bank]) -> tuple[Plan | None, tuple[Problem, ...]]:
    """Return a plan with all that is wrong with it; nothing where it cannot be used.

    Raises:
        PlanError: The file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlanError(
            f"the plan cannot be read ({error.strerror})", where=str(path), do="`interview plan new FILE` makes one."
        ) from None
    at = Building(str(path), "")
    try:
        at.text = composing.decode(data)
        at.holds_hash = " #" in at.text
        root = composing.compose(at.text)
    except Refused as refused:
        at.note(refused.place, refused.code, refused.what, refused.do)
        return None, in_order(at.problems)
    plan = _build(root, at)
    if plan is not None and isinstance(root, MappingNode):
        _check(plan, root, at, banks)
    return (None if at.errors else plan), in_order(at.problems)


def load_plan(path: Path, banks: Sequence[Bank]) -> Plan:
    """Return a plan that can be used.

    Raises:
        PlanError: It cannot be read, or has errors; the message lists them.
    """
    plan, problems = check_plan(path, banks)
    if plan is None:
        errors = [problem for problem in problems if problem.is_error]
        first = errors[0]
        if len(errors) == 1:
            raise PlanError(first.what, where=f"{path}:{first.line}:{first.column}", do=first.do)
        raise PlanError(f"the plan has {len(errors)} errors", where=str(path), do=f"Correct them:\n{listing(errors)}")
    return plan


def _build(root: Node | None, at: Building) -> Plan | None:
    if not isinstance(root, MappingNode):
        at.note(root if root is not None else 0, "wrong-type", "A plan must be a map", f"Begin with `plan: {VERSION}`.")
        return None
    version = child(root, "plan")
    if version is not None and getattr(version, "value", "") != str(VERSION):
        what = f"This program cannot read version {getattr(version, 'value', '')!r} of the plan format"
        at.note(version, "unknown-version", what, f"Write `plan: {VERSION}`, or update the program.")
        return None
    for node in composing.anchors_and_tags(root, at.text):
        at.note(node, "anchor", 'An unquoted value cannot begin with "&" or "!"', "Put it in quotes.")
    values = shape_of(Plan).values(root, at)
    return None if values is BAD or at.errors else Plan(**values)


def _check(plan: Plan, root: MappingNode, at: Building, banks: Sequence[Bank]) -> None:
    """Hold a plan to what the banks have."""
    keys = [question.key for bank in banks for question in bank.questions.values()]
    sections = child(root, "sections")
    assert sections is not None
    if not plan.sections:
        at.note(sections, "empty", "The plan has no sections", "Add one.")
    if plan.stretch not in (1.0, 1.25, 1.5, 2.0):
        at.note(child(root, "stretch") or root, "unknown-value", '"stretch" is 1, 1.25, 1.5 or 2')
    asked: dict[str, int] = {}
    for place, section in enumerate(plan.sections):
        node = child(sections, place)
        assert node is not None
        _check_section(section, node, at, keys)
        for index, key in enumerate(section.questions):
            if key in asked:
                where = child(child(node, "questions") or node, index) or node
                at.note(where, "duplicate", f"{key} is already asked in section {asked[key] + 1}", "Ask it only once.")
            asked[key] = place
    _check_rubric(plan, root, at)


def _check_section(section: Section, node: Node, at: Building, keys: Sequence[str]) -> None:
    if section.minutes <= 0:
        at.note(
            child(node, "minutes") or node,
            "wrong-number",
            "`minutes` must be greater than 0",
            "Give the section some time.",
        )
    if not section.questions and not section.quotas:
        at.note(node, "empty", f'The section "{section.title}" asks no questions', "Give it `questions:` or `quotas:`.")
    for index, key in enumerate(section.questions):
        if key not in keys:
            where = child(child(node, "questions") or node, index) or node
            advice = suggestion(key, keys) or "`interview banks` lists the banks; a question's name is BANK:ID."
            at.note(where, "unknown-question", f'There is no question "{key}"', advice)
    quotas = child(node, "quotas") or node
    for kind, number in section.quotas.items():
        if kind not in list(Kind):
            at.note(
                quotas, "unknown-kind", f'There is no kind "{kind}"', suggestion(kind, list(Kind), all_of_them=True)
            )
        elif number < 1:
            at.note(quotas, "wrong-number", f'"{kind}" must be at least 1', "Leave the kind out instead.")


def _check_rubric(plan: Plan, root: MappingNode, at: Building) -> None:
    rubric = child(root, "rubric")
    ids = [dimension.id for dimension in plan.rubric]
    for index, name in enumerate(ids):
        if rubric is not None and name in ids[:index]:
            at.note(child(rubric, index) or rubric, "duplicate", f'Two rows have the id "{name}"', "Rename one.")


def settings_of_plan(plan: Plan) -> Settings:
    """Return how a session by a plan runs."""
    return Settings(
        title=plan.title,
        mode=SessionMode.LED,
        feedback=Feedback.MOCK,
        clock=plan.clock,
        stretch=plan.stretch,
        show_clock=plan.show_clock,
        minutes=sum(section.minutes for section in plan.sections),
        sections=plan.sections,
        dimensions=plan.rubric,
        request=DrawRequest(keys=tuple(key for section in plan.sections for key in section.questions)),
    )


def draw_plan(plan: Plan, banks: Iterable[Bank], seed: int) -> Draw:
    """Choose a plan's questions: the same plan, banks and seed give the same set, whoever was asked before.

    Raises:
        DrawError: A section finds no question.
    """
    banks = list(banks)
    every = {question.key: question for bank in banks for question in bank.questions.values()}
    named = {key for section in plan.sections for key in section.questions}
    taken: set[str] = set(named)
    chosen: list[DrawnQuestion] = []
    sections = [_askable_part(section, every) for section in plan.sections]
    notes = [] if sections == list(plan.sections) else [pytorch.LEFT_OUT]
    hashes: list[str] = []
    for place, section in enumerate(sections):
        chosen += [
            DrawnQuestion(question=every[key], why="asked for", section=section.title)
            for key in section.questions
            if key in every
        ]
        if section.quotas:
            drawn = _draw_section(section, _without(banks, taken), seed + place)
            taken |= {one.question.key for one in drawn.questions}
            chosen += [msgspec.structs.replace(one, section=section.title) for one in drawn.questions]
            notes += [f"{section.title}: {note}" for note in drawn.notes]
            hashes.append(drawn.inputs_hash)
    if not chosen and notes:
        raise DrawError(
            f"{pytorch.MISSING}, and every question in the plan is answered with a program", do=pytorch.INSTALL
        )
    if not chosen:
        raise DrawError("no questions match the plan", do="`interview plan check FILE` shows why.")
    return Draw(
        questions=tuple(chosen),
        seed=seed,
        inputs_hash=hashlib.sha256(msgspec.json.encode((plan, sorted(named), hashes), order="sorted")).hexdigest()[:16],
        notes=tuple(notes),
    )


def _askable_part(section: Section, every: Mapping[str, AnyQuestion]) -> Section:
    """Return what a section asks for that can be answered here."""
    return msgspec.structs.replace(
        section,
        questions=tuple(key for key in section.questions if key not in every or can_be_asked(every[key].kind)),
        quotas={kind: number for kind, number in section.quotas.items() if can_be_asked(Kind(kind))},
    )


def _draw_section(section: Section, banks: Iterable[Bank], seed: int) -> Draw:
    quotas = {Kind(kind): number for kind, number in section.quotas.items()}
    request = DrawRequest(
        kinds=tuple(quotas),
        topics=section.topics,
        difficulties=section.difficulties,
        levels=section.levels,
        quotas=quotas,
    )
    try:
        return draw(banks, request, seed)
    except DrawError as error:
        raise DrawError(f"section “{section.title}”: {error.what}", do=error.do) from None


def _without(banks: Iterable[Bank], taken: set[str]) -> list[Bank]:
    """Return the banks without some questions."""
    return [
        msgspec.structs.replace(
            bank, questions={name: question for name, question in bank.questions.items() if question.key not in taken}
        )
        for bank in banks
    ]
