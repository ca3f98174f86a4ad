"""Deciding how an answer in prose is written: wrapped at the edge, with Tab leading on to the next thing."""

from interview.tui.widgets.fast_text_area import FastTextArea


class ProseEditor(FastTextArea):
    """Where the candidate writes an answer in words."""

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002  Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(text, soft_wrap=True, id=id, classes=classes)
