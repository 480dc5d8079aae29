"""The package that keeps sets of states, compiled where it was built so."""

from collections.abc import Iterable
from typing import Any

try:  # compiled, where the package was built with it; else the same in Python, and slower
    from dd.cudd import BDD, and_exists, reorder

    COMPILED = True
except ImportError:
    from dd.autoref import BDD, reorder

    COMPILED = False

    def and_exists(one: Any, other: Any, names: Iterable[str]) -> Any:
        return one.bdd.exist(names, one & other)


Node = Any
"""A set of states, or what a variable depends on."""

__all__ = ["BDD", "COMPILED", "Node", "and_exists", "reorder"]
