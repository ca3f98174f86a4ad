"""What may stand under a probe: the keys of each kind, the code in them, and their closed lists."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from interview.bank.positions import Key
from interview.bank.rules.finding import Finding
from interview.bank.rules.short import DTYPES
from interview.bank.rules.syntax import is_python, syntax_rules
from interview.bank.suggesting import missing, suggestion

RELATIONS: dict[str, tuple[str, ...]] = {
    "permute": ("of", "dim", "out"),
    "shift": ("of", "by"),
    "scale": ("of", "by", "out"),
    "batch": ("of", "dim", "out"),
    "causal": ("of", "dim", "out"),
    "padding": ("of", "dim", "by", "mask", "mask_value", "out"),
}
"""The relations of a `metamorphic` probe, each with its keys."""


class Form(NamedTuple):
    """What one kind of probe takes."""

    keys: tuple[str, ...]
    """Its keys."""
    needed: tuple[str, ...] = ()
    """Keys of which each must be there."""
    lists: dict[str, tuple[str, ...]] = {}
    """Keys under which a choice from a closed list stands."""
    plain: bool = False
    """Whether code may stand there by itself."""


_CHANGED = ("inputs", "call", "of")
_DTYPE_NAMES = (*sorted(DTYPES), *(f"torch.{name}" for name in sorted(DTYPES)))
FORMS: dict[str, Form] = {
    "extreme": Form(
        (*_CHANGED, "only"), ("inputs",), {"only": ("large", "tiny", "equal", "zeros", "scales", "neg_inf")}
    ),
    "grad": Form((*_CHANGED, "wrt"), ("inputs",)),
    "no_mutation": Form((*_CHANGED, "shares"), ("inputs",)),
    "dtype": Form((*_CHANGED, "dtypes"), ("inputs",), {"dtypes": _DTYPE_NAMES}),
    "noncontiguous": Form((*_CHANGED, "only"), ("inputs",), {"only": ("transposed", "strided", "expanded")}),
    "metamorphic": Form((*_CHANGED, *RELATIONS), ("inputs",)),
    "mode": Form(("module", "inputs", "call", "values"), ("module",)),
    "registered": Form(("module", "names"), ("module",), plain=True),
    "stat": Form(("draw", "call", "inputs", "times", "of"), (), {"of": ("mean", "var")}),
    "resource": Form(
        ("inputs", "call", "sizes", "slack", "of"), ("inputs",), {"of": ("operators", "largest", "total")}
    ),
    "equivalence": Form(("inputs", "paths"), ("paths",)),
    "raises": Form(("call", "error"), ("call",), plain=True),
}  # fmt: skip
"""The kinds of probes that are written as a map."""


def form_rules(kind: str, spec: Any, where: tuple[Key, ...]) -> Iterator[Finding]:
    """Return what is wrong with what stands under a probe's name."""
    form = FORMS[kind]
    if isinstance(spec, str) and form.plain:
        yield from code_rules(spec, where)
        return
    if not isinstance(spec, Mapping):
        wanted = "code or a map" if form.plain else "a map"
        yield Finding(where, "wrong-type", f'"{kind}" must be {wanted}', f"Its keys: {', '.join(form.keys)}.")
        return
    for key in spec:
        if key not in form.keys:
            yield Finding(
                (*where, key),
                "unknown-key",
                f'"{kind}" has no key "{key}"',
                suggestion(key, form.keys, all_of_them=True),
            )
    for key in missing([key for key in form.needed if not spec.get(key)], spec, form.keys):
        yield Finding(where, "missing-key", f'"{kind}" needs "{key}"', f"Add `{key}:`.")
    for key, values in form.lists.items():
        for value in _listed(spec.get(key)):
            if value not in values:
                what = f'"{key}" cannot be "{value}"'
                yield Finding((*where, key), "unknown-value", what, suggestion(str(value), values, all_of_them=True))
    yield from _code_parts(spec, where)
    if kind == "metamorphic":
        yield from _relation_rules(spec, where)


def _code_parts(spec: Mapping[str, Any], where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold all code in a probe to being Python."""
    for key in ("call", "draw", "module"):
        if key in spec:
            yield from code_rules(spec[key], (*where, key))
    inputs = spec.get("inputs")
    if isinstance(inputs, Mapping):
        for name, text in inputs.items():
            if not name.isidentifier():
                yield Finding(
                    (*where, "inputs", name),
                    "bad-name",
                    f'"{name}" is not a valid name for an input',
                    "Use a Python name.",
                )
            yield from code_rules(text, (*where, "inputs", name))
    elif inputs is not None:
        yield Finding((*where, "inputs"), "wrong-type", '"inputs" must be a map from names to expressions')
    paths = spec.get("paths")
    if "paths" in spec and not (isinstance(paths, list) and len(paths) >= 2):
        yield Finding((*where, "paths"), "wrong-type", '"paths" must be a list of at least two expressions')
    for index, text in enumerate(paths if isinstance(paths, list) else ()):
        yield from code_rules(text, (*where, "paths", index))


def code_rules(text: Any, where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold one expression, or statements with `return`, to being Python; a number is an expression, too."""
    if isinstance(text, str):
        if not is_python(text.strip()):
            yield from syntax_rules(text, where)
    elif not isinstance(text, int | float):
        yield Finding(where, "wrong-type", "This must be code", "Put it in quotes or in a block.")


def _relation_rules(spec: Mapping[str, Any], where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold a metamorphic probe to one relation, over inputs that it has."""
    named = [name for name in RELATIONS if name in spec]
    if len(named) != 1:
        yield Finding(
            where,
            "one-relation",
            f'"metamorphic" names {len(named)} relations, but must name exactly one',
            f"One of {', '.join(RELATIONS)}.",
        )
    for name in named:
        relation = spec[name] if isinstance(spec[name], Mapping) else {"of": spec[name]}
        for key in relation:
            if key not in RELATIONS[name]:
                advice = suggestion(key, RELATIONS[name], all_of_them=True)
                yield Finding((*where, name, key), "unknown-key", f'"{name}" has no key "{key}"', advice)
        inputs = spec.get("inputs")
        for target in _listed(relation.get("of")):
            if isinstance(inputs, Mapping) and target not in inputs:
                advice = f"Choose from {', '.join(inputs)}."
                yield Finding((*where, name), "unknown-reference", f'No input is called "{target}"', advice)
        if not relation.get("of"):
            yield Finding((*where, name), "missing-key", f'"{name}" needs "of"', "Name the input that changes.")


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
