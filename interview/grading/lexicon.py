"""Reading the word tables that ship with the program; nothing in them is fitted or fetched."""

from functools import lru_cache
from pathlib import Path

import snowballstemmer

_TABLES = Path(__file__).parent / "tables"
_STEMMER = snowballstemmer.stemmer("english")


def lines(table: str) -> list[str]:
    """Return the lines of a table without comments and blank lines."""
    text = (_TABLES / f"{table}.txt").read_text(encoding="utf-8")
    return [line for raw in text.splitlines() if (line := raw.partition("#")[0].strip())]


def sections(table: str) -> dict[str, list[str]]:
    """Return the lines of a table whose parts are headed `[name]`."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines(table):
        if line.startswith("["):
            name = line.partition("]")[0][1:]
            found[name] = []
        else:
            found[name].append(line)
    return found


def _pairs(table: str) -> dict[str, str]:
    return {key: value for key, _, value in (line.partition(" ") for line in lines(table))}


_STEMS: dict[str, str] = {}
for _line in lines("stems"):
    _stem, *_words = _line.split()
    _STEMS.update(dict.fromkeys(_words, _stem))
KNOWN_WORDS = frozenset(_STEMS)
"""Every word of the tables and its common inflections: what counts as understood English."""
IRREGULAR = _pairs("irregular")
"""Irregular form -> base form."""
SPOKEN = {key: tuple(value.split()) for key, value in _pairs("contractions").items()}
"""Contraction without apostrophe -> the words it stands for."""
ABBREVIATIONS = {key: tuple(value.split()) for key, value in _pairs("abbreviations").items()}
"""Short form -> the words it stands for."""


_GRAMMAR = sections("grammar")


def grammatical(name: str) -> frozenset[str]:
    """Return the words of one part of the table of grammar."""
    return frozenset(word for line in _GRAMMAR[name] for word in line.split())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Snowball stem of a lower-case word."""
    return _STEMS.get(word) or str(_STEMMER.stemWord(word))


@lru_cache(maxsize=16_384)
def base_forms(word: str) -> tuple[str, ...]:
    """Return the word and what it may be a regular inflection of, likeliest first."""
    found = [word]
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    for ending in ("s", "es", "d", "ed", "ing", "ly", "er", "est", "n"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            cut = word[: -len(ending)]
            found += [cut, cut + "e"]
            if len(cut) > 2 and cut[-1] == cut[-2]:
                found.append(cut[:-1])
            if cut.endswith("i"):
                found.append(cut[:-1] + "y")
    return tuple(dict.fromkeys(found))


def _compounds() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the keys of two words -> (key, form) of the one word that they make."""
    found = {}
    for line in lines("compounds"):
        apart, _, name = line.partition("=")
        first, second = apart.split()
        name = name.strip() or first + second
        found[stem(first), stem(second)] = (stem(name), name)
    return found


COMPOUNDS = _compounds()
"""Keys of two words -> key and form of the one word that they are."""

_WEIGHTS = {
    word: float(band) for band, rows in reversed(sections("weights").items()) for row in rows for word in row.split()
}
"""A word that stands in two bands has the lower weight."""
GRAMMAR = frozenset(word for word, value in _WEIGHTS.items() if value < 0.3 or value == 0.35)
"""Function words and the small words that turn a meaning."""


@lru_cache(maxsize=16_384)
def weight(form: str) -> float:
    """Return how much a word says: 0 for function words, up to 1 for words that are not common."""
    for base in base_forms(form):
        if base in _WEIGHTS:
            return _WEIGHTS[base]
    return 0.9 if form.lstrip("-")[:1].isdigit() else 1.0


def _stemmed(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


SYNONYM_GROUPS = tuple(_stemmed(line) for line in lines("synonyms"))
ANTONYM_SIDES = tuple((_stemmed(a), _stemmed(b)) for a, _, b in (line.partition("|") for line in lines("antonyms")))


def _index(groups: tuple[frozenset[str], ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in groups:
        for member in group:
            found.setdefault(member, set()).update(group)
    return {member: frozenset(others - {member}) for member, others in found.items()}


SYNONYMS = _index(SYNONYM_GROUPS)
"""Stem -> stems that say the same."""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in ANTONYM_SIDES:
        for side, against in ((one, other), (other, one)):
            for member in side:
                found.setdefault(member, set()).update(against)
    return {member: frozenset(others - {member}) for member, others in found.items()}


ANTONYMS = _opposites()
"""Stem -> stems that say the opposite."""

VERBS = frozenset(word for line in lines("verbs") for word in line.split())
"""Base forms of verbs."""


@lru_cache(maxsize=16_384)
def is_verb(form: str) -> bool:
    """Return whether a word may be a form of a verb of the tables."""
    return any(base in VERBS for base in base_forms(form))


_NEGATORS = sections("negators")
PREDICATE_NEGATORS = frozenset(_NEGATORS["predicate"])
FORWARD_NEGATORS = frozenset(_NEGATORS["forward"])
NEGATING_VERBS = frozenset(_NEGATORS["verb"])
SOFTENING_VERBS = frozenset(word for line in _NEGATORS["soft"] for word in line.split())
NEGATING_PHRASES = frozenset(tuple(line.split()) for line in _NEGATORS["phrase"])
PREDICATE_PHRASES = frozenset(tuple(line.split()) for line in _NEGATORS["predicate phrase"])
NEUTRAL_AFTER_NOT = frozenset(_NEGATORS["neutral"])
SUBJECT_NAMES = tuple(_stemmed(line) for line in lines("subjects"))
"""Groups of stems that name the same subject of parallel points."""


def inflections(word: str) -> list[str]:
    """Return the regular forms of a base form, some of which may not exist."""
    if not word.isalpha() or len(word) < 3:
        return [word]
    root = word[:-1] if word.endswith("e") else word
    doubled = root + root[-1] if len(root) <= 5 and root[-1] not in "aeiouwxy" and root[-2] in "aeiou" else root
    plural = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    past = word[:-1] + "ied" if plural.endswith("ies") else doubled + "ed"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        plural = word + "es"
    return list(dict.fromkeys([word, plural, past, doubled + "ing", word + "ly"]))


def stem_table() -> str:
    """Return the text of the table of stems: every word of the other tables with its inflections."""
    tables = (
        "weights",
        "irregular",
        "abbreviations",
        "compounds",
        "negators",
        "verbs",
        "synonyms",
        "antonyms",
        "known",
    )
    listed = {word for table in tables for line in lines(table) for word in line.split() if word.isalpha()}
    by_stem: dict[str, set[str]] = {}
    for word in sorted({form for base in listed for form in inflections(base)}):
        by_stem.setdefault(str(_STEMMER.stemWord(word)), set()).add(word)
    rows = [f"{root} {' '.join(sorted(words))}" for root, words in sorted(by_stem.items())]
    return (
        "# Made from the other tables by `python -m interview.grading.lexicon`: a stem and the words that have it.\n"
        + "\n".join(rows)
        + "\n"
    )


if __name__ == "__main__":
    (_TABLES / "stems.txt").write_text(stem_table(), encoding="utf-8")
