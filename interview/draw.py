"""Choosing the questions of a session from banks, a request, a history and a seed: the same inputs, the same draw."""

import hashlib
import random
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from interview import pytorch
from interview.errors import DrawError
from interview.models.question import AnyQuestion, Bank, Difficulty, Kind, MultipleChoice, Status
from interview.models.settings import Draw, DrawnQuestion, DrawRequest

QUICK_KINDS = (Kind.THEORY, Kind.CHOICE, Kind.PREDICT)
"""Kinds that are answered in a few minutes; they are asked before the coding ones."""
CODING_KINDS = (Kind.CODE, Kind.BUG)
"""Kinds that are answered by a program."""
_ASKED = (Status.REVIEWED, Status.IMPORTED)
_RANK = {difficulty: rank for rank, difficulty in enumerate(Difficulty)}


class Past(Struct, frozen=True, kw_only=True):
    """What earlier sessions say about one question."""

    times_seen: int = 0
    """How often it was shown."""
    due: bool = False
    """Whether it is about to be forgotten."""
    weak_topic: bool = False
    """Whether its topic went badly."""


History = Mapping[str, Past]
"""What is known about questions, by key; one that is not there was never shown."""


def new_seed() -> int:
    """Return a seed for a set that nobody has seen, short enough to be told to somebody."""
    return secrets.randbelow(10**6)


def draw(banks: Iterable[Bank], request: DrawRequest, seed: int, history: History | None = None) -> Draw:
    """Choose questions and say why each was chosen.

    Due questions come first, then those of weak topics, then new ones; a question that was seen returns only when the
    pool has nothing fresher. Within that order topics take turns and the seed decides. A question's place depends on
    the seed and its own key alone, so adding another question to a bank does not reshuffle the rest.

    Raises:
        DrawError: Nothing matches, a question that is named is in no bank, or PyTorch is missing for all of them.
    """
    past = history or {}
    banks = list(banks)
    every = {question.key: question for bank in banks for question in bank.questions.values()}
    notes: list[str] = []
    if request.keys:
        chosen = _askable([_named(key, every) for key in request.keys], notes)
    else:
        pool = [question for question in every.values() if _admits(request, question)]
        if not pool:
            raise DrawError("no questions match", do="Widen the banks, topics, kinds or difficulties.")
        pool = _askable(pool, notes)
        chosen = sorted(_choose(pool, request, seed, past, notes), key=lambda question: _place(question, seed))
    return Draw(
        questions=tuple(
            DrawnQuestion(question=question, why="asked for" if request.keys else _why(question, past))
            for question in chosen
        ),
        seed=seed,
        inputs_hash=_inputs_hash(banks, request, past, left_out=pytorch.LEFT_OUT in notes),
        notes=tuple(notes),
    )


def can_be_asked(kind: Kind) -> bool:
    """Whether a question of this kind can be answered here."""
    return kind not in CODING_KINDS or pytorch.is_installed()


def shown_order(question: MultipleChoice, seed: int) -> list[int]:
    """Return the numbers of the choices, from 1, in the order in which they are shown under a seed."""
    numbers = list(range(1, len(question.choices) + 1))
    if question.shuffle:
        random.Random(f"{seed} {question.key}").shuffle(numbers)
    return numbers


def _named(key: str, every: Mapping[str, AnyQuestion]) -> AnyQuestion:
    """Return the question with this key."""
    if key not in every:
        raise DrawError("there is no such question", where=key, do="Names are BANK:ID; see `interview banks`.")
    return every[key]


def _admits(request: DrawRequest, question: AnyQuestion) -> bool:
    """Whether a question passes every filter that is set."""
    topics = request.topics
    return (
        question.status in _ASKED
        and (not request.banks or question.bank in request.banks)
        and (not request.kinds or question.kind in request.kinds)
        and (not request.difficulties or question.difficulty in request.difficulties)
        and (not request.levels or not question.level or bool(set(question.level) & set(request.levels)))
        and (not topics or any(question.topic == topic or question.topic.startswith(f"{topic}/") for topic in topics))
    )


def _askable(questions: Sequence[AnyQuestion], notes: list[str]) -> list[AnyQuestion]:
    """Return the questions that can be answered here, noting that others are left out.

    Raises:
        DrawError: None is left.
    """
    kept = [question for question in questions if can_be_asked(question.kind)]
    if questions and not kept:
        raise DrawError(
            f"{pytorch.MISSING}, and all of these questions are answered with a program", do=pytorch.INSTALL
        )
    if len(kept) < len(questions):
        notes.append(pytorch.LEFT_OUT)
    return kept


def _choose(
    pool: Sequence[AnyQuestion], request: DrawRequest, seed: int, past: History, notes: list[str]
) -> list[AnyQuestion]:
    """Fill the quotas, then the rest of the count or of the minutes."""
    chosen: list[AnyQuestion] = []
    for kind, wanted in request.quotas.items():
        matching = [question for question in pool if question.kind is kind]
        picked = _pick(matching, wanted, None, seed, past, chosen)
        if len(picked) < wanted and not (kind in CODING_KINDS and pytorch.LEFT_OUT in notes):
            notes.append(f"Only {len(picked)} of {wanted} {kind} questions match.")
        chosen += picked
    if request.count is not None:
        wanted = request.count - len(chosen)
        chosen += (picked := _pick(pool, wanted, None, seed, past, chosen))
        if len(picked) < wanted:
            notes.append(f"Only {len(chosen)} of {request.count} questions match.")
    elif request.minutes is not None:
        left = request.minutes - sum(question.minutes for question in chosen)
        chosen += _pick(pool, len(pool), left, seed, past, chosen)
        if not chosen:
            raise DrawError(f"no question fits in {request.minutes:g} minutes", do="Allow more time.")
    elif not request.quotas:
        chosen = list(pool)
    return chosen


def _pick(
    pool: Sequence[AnyQuestion],
    wanted: int,
    minutes: float | None,
    seed: int,
    past: History,
    already: Sequence[AnyQuestion],
) -> list[AnyQuestion]:
    """Take up to `wanted` questions that fit into `minutes`, the most deserving first, topics in turn."""
    taken = {question.key for question in already}
    topics = Counter(question.topic for question in already)
    left = [question for question in pool if question.key not in taken]
    picked: list[AnyQuestion] = []
    while len(picked) < wanted:
        fitting = [question for question in left if minutes is None or question.minutes <= minutes]
        if not fitting:
            break
        best = min(
            fitting,
            key=lambda question: (_claim(question, past), topics[question.topic], _ticket(question, seed)),
        )
        picked.append(best)
        left.remove(best)
        topics[best.topic] += 1
        if minutes is not None:
            minutes -= best.minutes
    return picked


def _claim(question: AnyQuestion, past: History) -> int:
    """How strongly a question asks to be drawn; the lowest is drawn first."""
    seen = past.get(question.key, Past())
    if seen.due:
        return 0
    if seen.weak_topic and not seen.times_seen:
        return 1
    return 2 + seen.times_seen


def _why(question: AnyQuestion, past: History) -> str:
    """Return the reason that is shown beside a drawn question."""
    seen = past.get(question.key, Past())
    if seen.due:
        return "due"
    if seen.weak_topic and not seen.times_seen:
        return f"weak in {question.topic}"
    return f"seen {seen.times_seen} time{'s' if seen.times_seen > 1 else ''}" if seen.times_seen else "new"


def _ticket(question: AnyQuestion, seed: int) -> bytes:
    """Return the question's lot under this seed."""
    return hashlib.sha256(f"{seed}\0{question.key}".encode()).digest()


def _place(question: AnyQuestion, seed: int) -> tuple[bool, int, bytes]:
    """Sort key of the order of asking: quick kinds first, easier before harder, else by lot."""
    return question.kind not in QUICK_KINDS, _RANK[question.difficulty], _ticket(question, seed)


def _inputs_hash(banks: Iterable[Bank], request: DrawRequest, past: History, *, left_out: bool) -> str:
    """Return a short hash of everything but the seed that a draw depends on."""
    contents = sorted((bank.id, bank.content_hash) for bank in banks)
    known = sorted((key, msgspec.to_builtins(seen)) for key, seen in past.items())
    without = (pytorch.LEFT_OUT,) if left_out else ()
    inputs = msgspec.json.encode((contents, request, known, *without), order="sorted")
    return hashlib.sha256(inputs).hexdigest()[:16]
