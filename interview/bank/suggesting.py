"""Naming the right spelling that is nearest to a wrong one."""

from collections.abc import Collection


def suggestion(written: str, known: Collection[str], *, all_of_them: bool = False) -> str:
    """Name the nearest right spelling, as a question; empty where none is near."""
    from difflib import get_close_matches  # only a mistake needs it

    folded = {name.casefold().replace("-", "_"): name for name in known}
    near = get_close_matches(written.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
    if not near:
        return f"One of {', '.join(known)}." if all_of_them else ""
    others = f" (One of {', '.join(known)}.)" if all_of_them else ""
    return f'Did you mean "{folded[near[0]]}"?{others}'
