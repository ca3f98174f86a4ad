"""The last line of every screen: the keys that can be pressed now, painted by one widget."""

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget


@dataclass(frozen=True)
class ShownKey:
    """One key on the line."""

    key: str
    """The key that a click presses."""

    name: str
    """The key as a person reads it."""

    text: str
    """What it does, in a word or two."""

    @property
    def columns(self) -> int:
        """How much of the line it takes."""
        return Content(f" {self.name} {self.text} ").cell_length


class KeyLine(Widget):
    """The keys that the screen's commands want shown; a click presses one.

    Textual's Footer makes a widget of every key and styles all of them again at each change: on the home screen that
    costs more CPU than everything else on it.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-line--key"}
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $panel; color: $footer-description-foreground; text-wrap: nowrap; }
    KeyLine > .key-line--key { color: $footer-key-foreground; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[ShownKey, ...] = ()

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self.show_bindings)

    def show_bindings(self, screen: Screen[Any]) -> None:
        """Show what can be pressed now."""
        if not self.is_attached or screen is not self.screen:
            return
        by_action: dict[str, ShownKey] = {}
        for _, binding, enabled, _ in screen.active_bindings.values():
            if binding.show and enabled:
                key = ShownKey(binding.key, self.app.get_key_display(binding), binding.description)
                by_action.setdefault(binding.action, key)
        shown = tuple(by_action.values())
        if shown != self.shown:
            self.shown = shown
            self.refresh()

    def render(self) -> Content:
        key_style = self.get_visual_style("key-line--key", partial=True)
        labels = (Content.assemble((f" {one.name} ", key_style), f"{one.text} ") for one in self.shown)
        return Content("").join(labels)

    def on_click(self, event: events.Click) -> None:
        left = 0
        for one in self.shown:
            if left <= event.x < left + one.columns:
                self.app.simulate_key(one.key)
            left += one.columns
