"""Shows one editor: `editor.py bare|prose|plain|code`, the last two with 200 lines of Python."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import TextArea

from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.prose_editor import ProseEditor

BLOCK = '''
class Attention{number}(nn.Module):
    """Weighs the values by how well their keys fit the query."""

    def forward(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        scores = query @ key.transpose(-2, -1) / math.sqrt(key.size(-1))  # (batch, heads, {number}, time)
        if self.mask is not None:
            scores = scores.masked_fill(self.mask[: scores.size(-1)], float("-inf"))
        weights = F.softmax(scores, dim=-1)
        return self.dropout(weights) @ value'''
CODE = "\n".join(BLOCK.format(number=number) for number in range(20))


class Editor(App[None]):
    """One editor on an otherwise empty screen, the cursor on a new line in the middle of the text."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def compose(self) -> ComposeResult:
        """Lay out the editor and nothing else."""
        yield {
            "bare": lambda: TextArea(),
            "prose": lambda: ProseEditor(),
            "plain": lambda: TextArea.code_editor(CODE, language=None),
            "code": lambda: CodeEditor(CODE),
        }[self.kind]()

    def on_mount(self) -> None:
        """Say that the measuring can begin, with the cursor on a new line."""
        editor = self.query_one(TextArea)
        editor.border_title = "READY"
        if editor.text:
            editor.move_cursor((101, 0), center=True)
            editor.insert("\n")
            editor.move_cursor((101, 0))


Editor(sys.argv[1]).run()
