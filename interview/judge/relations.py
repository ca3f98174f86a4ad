"""Comparing what some probes observe by a relation of their own, where equality with the reference is not what is asked."""

from collections.abc import Callable
from typing import Any

from interview.judge.comparing import Rules
from interview.judge.values import Value

Relation = Callable[[Any, Value | None, Value, Rules], str]

JUDGED_BY: dict[str, Relation] = {}
"""The relation of each probe that has one: (spec, reference's observation, submission's, rules) → sentence or nothing."""
