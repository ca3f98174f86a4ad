"""A command of a screen, declared once; bindings, buttons, footer, help, palette and documents are made from it."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True)
class Command:
    """Something a person can do on a screen."""

    id: str
    """The name of the action method, without `action_`."""

    keys: str
    """The keys, separated by commas; the first is the one that is shown. Empty where the palette alone gives it."""

    title: str
    """What it is called in the palette and in help."""

    text: str
    """What it does, in one sentence."""

    footer: str = ""
    """What the footer calls it; empty where the footer leaves it out."""

    button: str = ""
    """What its button is called; empty where it has none."""

    @property
    def shown_key(self) -> str:
        """The key as a person reads it."""
        return readable(self.keys.split(",")[0])

    @property
    def button_label(self) -> str:
        """What stands on its button."""
        return f"{self.button} {self.shown_key}"

    def binding(self) -> Binding:
        """Return the binding for a screen."""
        return Binding(
            self.keys,
            self.id,
            self.footer or self.title,
            show=bool(self.footer),
            key_display=self.shown_key,
            priority=True,
            tooltip=self.text,
            id=self.id,
        )


@dataclass(frozen=True)
class Scope:
    """The commands of one place."""

    title: str
    """What the place is called in help."""

    commands: tuple[Command, ...]
    """In the order of the footer."""

    def bindings(self) -> list[Binding]:
        """Return the bindings of the place."""
        return [command.binding() for command in self.commands if command.keys]


def readable(key: str) -> str:
    """Return a key's name as it is written for people: `ctrl+s` is `^S`."""
    names = {"enter": "⏎", "escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "space": "Space", "tab": "Tab"}
    names |= {"slash": "/", "plus": "+", "minus": "-", "comma": ",", "full_stop": ".", "left": "←", "right": "→"}
    names |= {"left_square_bracket": "[", "right_square_bracket": "]"}
    parts = key.split("+")
    last = names.get(parts[-1], parts[-1].upper() if len(parts[-1]) <= 3 else parts[-1].capitalize())
    if parts[:-1] == ["ctrl"]:
        return f"^{last}"
    return "+".join([*(part.capitalize() for part in parts[:-1]), last])
