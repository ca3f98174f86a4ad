"""Turning typed text into words and clauses that still know where they stood."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from interview.grading.lexicon import ABBREVIATIONS, COMPOUNDS, IRREGULAR, SPOKEN, stem

MAX_WORDS = 3_000
"""How many words of an answer are read; nobody types more in an interview."""

_TOKEN = re.compile(
    r"(?m:^\s*(?:\d{1,2}[.)]|[-*•])\s)"  # a list mark: a break, not a word
    r"|(?:(?<=[\s(\[,])|^)-\d+(?:\.\d+)?(?:e-?\d+)?"  # a negative number
    r"|\w+(?:['./\-]\w+)*(?:\(\))?"  # a word, a name, a number
    r"|[.;:!?,\n]|\s-+\s"  # what ends a clause
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?%?")
_HEADS = frozenset(["torch", "nn", "f", "np", "numpy", "optim", "cuda", "model", "tensor", "x", "y", "loss", "self",
                    "optimizer", "opt", "module", "autograd", "data", "utils", "functional", "scaler", "scheduler",
                    "dist", "distributed", "amp", "jit", "linalg"])  # fmt: skip
_PREFIXES = frozenset(["non", "pre", "anti", "multi", "un", "sub", "semi", "auto", "hyper", "meta", "uni", "bi"])
_BREAK = "."
_SOFT = ","
_CLAUSE_WORDS = frozenset(["but", "whereas", "while", "because"])
_SYMBOLS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "∂": "d", "√": " sqrt ", "∞": " infinity ",
    "’": "'", "‘": "'", "ʼ": "'", "`": " ", "–": "-", "—": " - ", "−": "-", "→": " - ", "×": " x ", "·": " ", "…": ".",
}  # fmt: skip


class Word(NamedTuple):
    """One word of a text."""

    key: str
    """What it is compared by: a stem, a number, a name."""
    form: str
    """The lower-case form that it has, short forms spelled out."""
    start: int
    """Index of its first character in the text as it was typed."""
    end: int
    """Index after its last character."""


class Clause(NamedTuple):
    """A stretch of words that says one thing."""

    words: tuple[Word, ...]
    """Its words in their order."""
    sentence: int
    """The number of the sentence that it belongs to."""


class Reading(NamedTuple):
    """A text as it is marked."""

    text: str
    """As it was typed."""
    clauses: tuple[Clause, ...]
    """In their order."""
    cut: bool
    """Whether it is longer than what is read."""

    @property
    def words(self) -> list[Word]:
        """All words in their order."""
        return [word for clause in self.clauses for word in clause.words]


@lru_cache(maxsize=4_096)
def _folded(character: str) -> str:
    """Return a character as plain lower-case text; controls and marks vanish, symbols become spaces."""
    lowered = character.lower()
    if lowered in _SYMBOLS:
        return _SYMBOLS[lowered]
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Mn", "Me"):
        return "\n" if character in "\n\r\x0b\x0c\x85" else " " if character == "\t" else ""
    if category[0] in "SZ":
        return " "
    plain = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").lower()


def fold(text: str) -> tuple[str, list[int] | None]:
    """Return the text in plain lower case, and where each character stood (None where nothing moved)."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", " "), None
    pieces: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character.isascii() and (character.isprintable() or character == "\n"):
            piece = " " if character == "`" else character.lower()
        else:
            piece = _folded(character)
        pieces.append(piece)
        origin.extend([index] * len(piece))
    origin.append(len(text))
    return "".join(pieces), origin


def american(form: str) -> str:
    """Return a word in American spelling, as the tables have it."""
    if len(form) > 6:
        for british, ours in (
            ("isation", "ization"),
            ("ising", "izing"),
            ("ised", "ized"),
            ("ises", "izes"),
            ("iser", "izer"),
            ("ise", "ize"),
        ):
            if form.endswith(british) and form[: -len(british)] not in _NOT_ISE:
                return form[: -len(british)] + ours
    return form.replace("haviour", "havior") if "haviour" in form else form


_NOT_ISE = frozenset(["prec", "prom", "comprom", "exerc", "superv", "unsuperv", "compr", "surpr", "otherw", "conc", "rev", "adv",
                      "likew", "expert", "elementw", "pointw", "pairw", "layerw", "stepw", "enterpr", "disgu", "dev", "no", "ra",
                      "unsupervi", "self-superv", "selfsuperv", "dimw", "tokenw", "channelw", "batchw"])  # fmt: skip


def _number(token: str) -> str:
    value = float(token.rstrip("%"))
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


_NUMBER_WORDS = {"zero": "0", "two": "2", "three": "3", "four": "4", "zeros": "0", "zeroes": "0", "ii": "2", "iii": "3"}


@lru_cache(maxsize=65_536)
def _simple(token: str) -> tuple[tuple[str, str], ...]:
    """Return (key, form) for each word that a token without separators stands for."""
    if token in SPOKEN:
        return tuple((stem(w), w) for w in SPOKEN[token])
    if token in ABBREVIATIONS:
        return tuple((stem(w), w) for w in ABBREVIATIONS[token])
    if token in _NUMBER_WORDS:
        return ((_NUMBER_WORDS[token], token),)
    if "_" in token:
        return ((token.strip("_") or "_", token),)
    form = american(token)
    return ((stem(IRREGULAR.get(form, form)), form),)


@lru_cache(maxsize=65_536)
def _parts(token: str) -> tuple[tuple[str, str], ...]:
    """Return (key, form) for each word of a token; a break inside it is a form of its own."""
    call = token.endswith("()")
    token = token[:-2] if call else token
    if _NUMBER.fullmatch(token):
        return ((_number(token), token),)
    if token.isalnum() or token in ABBREVIATIONS:
        return _simple(token)
    if token.endswith("n't"):
        head = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}.get(token[:-3], token[:-3])
        return (*_simple(head), (stem("not"), "not"))
    if "'" in token:
        return _parts(token.partition("'")[0])
    if "." in token:
        pieces = token.split(".")
        if call or pieces[0] in _HEADS or "_" in token:
            return _parts(pieces[-1])
        if token in ("i.e", "e.g", "a.k.a"):
            return ()
        return tuple(word for piece in pieces for word in ((_BREAK, _BREAK), *_parts(piece)))[1:]
    if "-" in token or "/" in token:
        pieces = [piece for piece in re.split(r"[-/]", token) if piece]
        if pieces and pieces[0] in _PREFIXES and len(pieces) > 1:
            pieces[:2] = [pieces[0] + pieces[1]]
        return tuple(word for piece in pieces for word in _parts(piece))
    return _simple(token)


def _compounded(words: list[Word]) -> list[Word]:
    """Join words that are one word ("mini batch")."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and ((last.form, word.form) in COMPOUNDS or last.form in _PREFIXES) and word.form.isalpha():
            form = last.form + word.form
            underscored = f"{last.form}_{word.form}"
            key = underscored if underscored in _NAMES else stem(american(form))
            joined[-1] = Word(key, form, last.start, word.end)
        else:
            joined.append(word)
    return joined


_NAMES = frozenset(["zero_grad", "no_grad", "requires_grad", "state_dict", "retain_graph", "create_graph"])


def read(text: str) -> Reading:
    """Return the words and clauses of a text."""
    plain, origin = fold(text)
    clauses: list[Clause] = []
    words: list[Word] = []
    sentence = count = 0
    soft = False  # whether the clause before ended at a comma

    def close() -> None:
        if not words:
            return
        joined = tuple(_compounded(words))
        content = sum(1 for word in joined if len(word.form) > 3)
        if soft and content <= 2 and clauses and clauses[-1].sentence == sentence and len(joined) <= 3:
            clauses[-1] = Clause((*clauses[-1].words, *joined), sentence)
        else:
            clauses.append(Clause(joined, sentence))
        words.clear()

    for match in _TOKEN.finditer(plain):
        token = match.group()
        if (
            not (token[0].isalnum() or token[0] == "_" or (token[0] == "-" and token[-1].isdigit()))
            or (token[-1] in ").-*• \t"
            and not token.endswith("()"))
        ):
            close()
            soft = token == _SOFT
            sentence += not soft
            continue
        start, end = match.span()
        if origin is not None:
            start, end = origin[start], origin[end - 1] + 1
        for key, form in _parts(token):
            if form == _BREAK or form in _CLAUSE_WORDS:
                close()
                soft = False
                sentence += form == _BREAK
            if form != _BREAK:
                words.append(Word(key, form, start, end))
                count += 1
        if count >= MAX_WORDS:
            break
    close()
    return Reading(text, tuple(clauses), count >= MAX_WORDS)
