"""Knowing where in its file everything that a bank holds stands."""

from yaml.nodes import MappingNode, Node, ScalarNode

from interview.bank.composing import Position, child, position_of

Key = str | int
"""One step of a path into a question: a key, or an index of a list."""


class Positions:
    """The positions of one file's questions and of all that stands in them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._questions: dict[str, MappingNode] = {}
        self.repeated: list[tuple[str, MappingNode, MappingNode]] = []

    def add(self, question_id: str, node: MappingNode) -> None:
        """Remember where a question stands, or that its id was taken."""
        known = self._questions.setdefault(question_id, node)
        if known is not node and question_id:
            self.repeated.append((question_id, known, node))

    def refine(self, question_id: str, node: MappingNode) -> None:
        """Take a question together with what the bank's defaults add to it."""
        if self._questions[question_id].start_mark.index == node.start_mark.index:
            self._questions[question_id] = node

    def ids(self) -> list[str]:
        """Return the ids of all questions, whole or not."""
        return [question_id for question_id in self._questions if question_id]

    def knows(self, question_id: str) -> bool:
        """Whether the file holds such a question, whole or not."""
        return question_id in self._questions

    def at(self, question_id: str, *path: Key) -> Position:
        """Return the place of a question, or of what a path of keys and indexes leads to in it."""
        node = self._questions.get(question_id)
        return self.of(node, *path) if node else Position(1, 1)

    def of(self, node: Node, *path: Key) -> Position:
        """Return the place of what a path leads to from a node; of the last thing that is there where it leads nowhere.

        A last step `line:N` stands for the N-th line of a text.
        """
        for step in path:
            if isinstance(step, str) and step.startswith("line:"):
                return self._line(node, int(step.removeprefix("line:")))
            deeper = child(node, step)
            if deeper is None:
                break
            node = deeper
        return position_of(self.text, node.start_mark.index)

    def _line(self, node: Node, line: int) -> Position:
        """Return the place of a line of a text: a block's content begins on the line after its mark."""
        start = position_of(self.text, node.start_mark.index)
        if not isinstance(node, ScalarNode) or node.style not in ("|", ">"):
            return start
        number = start.line + line
        lines = self.text.split("\n")
        written = lines[number - 1] if number <= len(lines) else ""
        return Position(number, len(written) - len(written.lstrip()) + 1)
