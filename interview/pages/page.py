"""Building an HTML page in which no text can become markup, and which fetches nothing."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup, escape

from interview.words import Sign, Tone

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do with the page: show it, and nothing else."""

_PAGE = Markup(
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="referrer" content="no-referrer">\n'
    "<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
)


def page(title: str, parts: Iterable[Markup]) -> str:
    """Return a whole page."""
    return str(_PAGE.format(title=title, policy=POLICY, style=_style(), body=joined(parts, "\n")))


@cache
def _style() -> Markup:
    return Markup(files("interview.pages").joinpath("page.css").read_text(encoding="utf-8"))


def joined(parts: Iterable[Markup | str], between: str = "") -> Markup:
    """Return parts one after the other; what is not markup is escaped."""
    return Markup(between).join(parts)


def element(tag: str, *content: Markup | str, **attributes: object) -> Markup:
    """Return an element; `class_` stands for `class`, and an attribute that is None is left out."""
    given = joined(
        Markup(' {}="{}"').format(name.rstrip("_").replace("_", "-"), plain(str(value)))
        for name, value in attributes.items()
        if value is not None
    )
    return Markup("<{tag}{given}>{content}</{tag}>").format(
        tag=Markup(tag), given=given, content=joined(text(one) for one in content)
    )


def text(content: Markup | str) -> Markup:
    """Return text as markup that shows it; what is markup already stays as it is."""
    return content if isinstance(content, Markup) else escape(plain(content))


def plain(content: str) -> str:
    """Return text with a sign in place of what no HTML page can hold: control characters and halves of a character."""
    return "".join(char if _is_writable(char) else "\N{REPLACEMENT CHARACTER}" for char in content)


def _is_writable(char: str) -> bool:
    return (char >= " " and not "\x7f" <= char <= "\x9f" and not "\ud800" <= char <= "\udfff") or char in "\t\n"


def table(head: Iterable[str], rows: Iterable[Iterable[Markup | str]], *, numbers: Iterable[int] = ()) -> Markup:
    """Return a table; `numbers` names the columns that are aligned as numbers."""
    right = set(numbers)

    def cells(tag: str, row: Iterable[Markup | str]) -> Markup:
        return joined(element(tag, one, class_="number" if place in right else None) for place, one in enumerate(row))

    body = joined((element("tr", cells("td", row)) for row in rows), "\n")
    return element("div", element("table", element("tr", cells("th", head)), body), class_="scroll")


def in_tone(tone: Tone, content: Markup | str, tag: str = "span") -> Markup:
    """Return text in the colour of how good it is."""
    return element(tag, content, class_=tone)


def sign(of: Sign) -> Markup:
    """Return a sign that stands before its line, in its colour."""
    return element("span", of.sign, class_=f"sign {of.tone}")
