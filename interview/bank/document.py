"""Building a bank from the nodes of its file: the frame, then each question, then what they owe each other."""

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interview.bank import building, composing
from interview.bank.building import BAD, Building, describe
from interview.bank.composing import child
from interview.bank.head import build_defaults, build_head, merged
from interview.bank.positions import Positions
from interview.bank.problems import Severity
from interview.bank.rules import Finding, file_rules, rules_for
from interview.bank.scalars import resolve
from interview.bank.shapes import KINDS, shape_of
from interview.bank.suggesting import missing, suggestion
from interview.models.question import AnyQuestion, Bank

SCHEMA = 1
"""The version of the bank format that this program reads."""
FRAME = ("schema", "bank", "questions")
"""The keys of a bank file."""
LONGEST_TITLE = 100


def build_bank(root: Node | None, at: Building, positions: Positions) -> Bank | None:
    """Return the bank, noting all that is wrong with it; nothing where its frame is broken."""
    if not _is_data(root, at) or not isinstance(root, MappingNode) or not _reads_schema(root, at):
        return None
    bank_node, questions_node = child(root, "bank"), child(root, "questions")
    head = build_head(bank_node, at)
    bank_id = head.id if head else ""
    questions = _Questions(at, positions, build_defaults(bank_node, at), bank_id).build(questions_node)
    for placed in file_rules(questions, positions, bank_id):
        at.question_id = placed.question_id
        finding = placed.finding
        at.note(placed.place, finding.code, finding.what, finding.do, finding.severity)
    if head is None:
        return None
    by_id = {question.id: question for question in questions}
    return Bank(id=head.id, title=head.title, version=head.version, questions=by_id)


def _is_data(root: Node | None, at: Building) -> bool:
    """Whether a document is a map of the right keys, without anchors and tags."""
    if root is None:
        at.note(0, "empty", "The file is empty", f"Begin with `schema: {SCHEMA}`.")
        return False
    marked = composing.anchors_and_tags(root, at.text)
    for node in marked:
        if at.text[node.start_mark.index] == "&":
            at.note(
                node,
                "anchor",
                'A value that begins with "&" is read as an anchor, which banks do not allow',
                "Quote the text, or write the value out.",
            )
        else:
            at.note(
                node,
                "tag",
                'A value that begins with "!" is read as a tag, which banks do not allow',
                "Quote the text, or remove the tag.",
            )
    if not isinstance(root, MappingNode):
        at.note(root, "wrong-type", f"A bank must be a map, not {describe(root)}", f"Begin with `schema: {SCHEMA}`.")
    elif not marked:
        _check_frame(root, at)
    return not marked and isinstance(root, MappingNode)


def _check_frame(root: MappingNode, at: Building) -> None:
    """Note keys of the file that are unknown, repeated or missing."""
    known: dict[str, Any] = {}
    for key_node, value_node in root.value:
        key = building.key_of(key_node, known, root, at)
        if key is BAD:
            continue
        known[key] = value_node
        if key.startswith("x-"):
            building.anything(value_node, at)
        elif key not in FRAME:
            at.note(key_node, "unknown-key", f'Unknown key "{key}"', suggestion(key, FRAME, all_of_them=True))
    for key in missing(FRAME, known, FRAME):
        at.note(root, "missing-key", f'"{key}" is missing', f"Add `{key}:`.")


def _reads_schema(root: MappingNode, at: Building) -> bool:
    """Whether the file is written in a version of the format that this program knows."""
    node = child(root, "schema")
    if node is None:
        return True
    schema = resolve(node.value) if isinstance(node, ScalarNode) and not node.style else None
    if isinstance(schema, bool) or not isinstance(schema, int):
        at.wrong_type(node, "schema", "a whole number")
    elif schema > SCHEMA:
        what = f"The file uses version {schema} of the bank format, but this program reads version {SCHEMA}"
        at.note(node, "newer-schema", what, "Update the program.")
        return False
    elif schema < SCHEMA:
        at.note(
            node, "unknown-schema", f"There is no version {schema} of the bank format", f"Write `schema: {SCHEMA}`."
        )
    return True


class _Questions:
    """The questions of one file while they are built."""

    def __init__(self, at: Building, positions: Positions, defaults: MappingNode | None, bank_id: str) -> None:
        self.at = at
        self.positions = positions
        self.defaults = defaults
        self.bank_id = bank_id

    def build(self, node: Node | None) -> list[AnyQuestion]:
        """Build every question, and hold those that are whole to the rules of their kind."""
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.at.wrong_type(node, "questions", "a list of maps")
            return []
        if not node.value:
            self.at.note(node, "empty", "The bank has no questions", "Add one.", Severity.WARNING)
        found = [self._question(part) for part in node.value]
        self.at.question_id = ""
        return [question for question in found if question is not None]

    def _question(self, node: Node) -> AnyQuestion | None:
        """Build one question; nothing where it has an error in its structure."""
        at = self.at
        at.question_id = ""
        if not isinstance(node, MappingNode):
            at.note(node, "wrong-type", f"A question must be a map, not {describe(node)}", "Begin with `- id:`.")
            return None
        written_id = child(node, "id")
        at.question_id = written_id.value if isinstance(written_id, ScalarNode) else ""
        self.positions.add(at.question_id, node)
        cls = self._type(node)
        if cls is None:
            return None
        shape = shape_of(cls)
        if self.defaults:
            node = merged(node, self.defaults, shape)
            self.positions.refine(at.question_id, node)
        values = shape.values(node, at)
        if values is BAD:
            return None
        title = values.get("title") or first_line(values["prompt"])
        question: AnyQuestion = cls(**{**values, "bank": self.bank_id, "title": title})
        for finding in rules_for(question):
            self._note(finding, node)
        return question

    def _type(self, node: MappingNode) -> type[AnyQuestion] | None:
        """Return the type of a question's kind, or note what its kind could be."""
        kind = child(node, "kind") or (child(self.defaults, "kind") if self.defaults else None)
        if kind is None:
            self.at.note(node, "missing-key", '"kind" is missing', f"Add `kind:` with one of {', '.join(KINDS)}.")
        elif not isinstance(kind, ScalarNode):
            self.at.wrong_type(kind, "kind", f"one of {', '.join(KINDS)}")
        elif kind.value in KINDS:
            return KINDS[kind.value]
        else:
            self.at.note(
                kind,
                "unknown-value",
                f'"kind" cannot be "{kind.value}"',
                suggestion(kind.value, KINDS, all_of_them=True),
            )
        return None

    def _note(self, finding: Finding, node: MappingNode) -> None:
        """Note what a rule has found, at its place in the file."""
        place, advice = self.positions.of(node, *finding.where), finding.do
        if finding.first:
            advice = f"{advice} The first is on line {self.positions.of(node, *finding.first).line}.".strip()
        self.at.note(place, finding.code, finding.what, advice, finding.severity)


def first_line(prompt: str) -> str:
    """Return the first line of a prompt as a title, without Markdown's marks around it."""
    line = next((bare for line in prompt.splitlines() if (bare := line.strip(" #*_"))), "")
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1].rstrip()}…"
