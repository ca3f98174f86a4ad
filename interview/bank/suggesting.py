"""Naming the right spelling that is nearest to a wrong one."""

from collections.abc import Collection


def nearest(written: str, known: Collection[str]) -> str:
    """Return the nearest right spelling; empty where none is near."""
    from difflib import get_close_matches  # only a mistake needs it

    folded = {name.casefold().replace("-", "_"): name for name in known}
    near = get_close_matches(written.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def suggestion(written: str, known: Collection[str], *, all_of_them: bool = False) -> str:
    """Name the nearest right spelling, as a question; where asked for, name the others, too."""
    near = nearest(written, known)
    if not near:
        return f"One of {', '.join(known)}." if all_of_them else ""
    others = f" (One of {', '.join(known)}.)" if all_of_them else ""
    return f'Did you mean "{near}"?{others}'


def missing(required: Collection[str], written: Collection[str], known: Collection[str]) -> list[str]:
    """Return the keys that are missing, leaving out those that stand there misspelt."""
    misspelt = (
        {nearest(key, known) for key in written if key not in known} if not set(written) >= set(required) else set()
    )
    return [key for key in required if key not in written and key not in misspelt]
