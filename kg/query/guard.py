"""What a query may not do, told from its words before it runs: reach the network, or nest without end."""

import re

from kg.errors import UsageError

_STRINGS = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
_FORBIDDEN = re.compile(
    r"(?<![\w:?$])(SERVICE|LOAD|INSERT|DELETE|DROP|CLEAR|CREATE|COPY|MOVE|ADD)(?![\w:])", re.IGNORECASE
)
_MOST_CHARACTERS, _MOST_DEPTH = 100_000, 100


def guard(query: str) -> None:
    """UsageError where a query would leave the store, change it, or is built to exhaust the parser."""
    if len(query) > _MOST_CHARACTERS:
        raise UsageError(f"a query of {len(query)} characters", cure=f"keep it under {_MOST_CHARACTERS}")
    words = _STRINGS.sub(" ", query)
    found = _FORBIDDEN.search(words)
    if found:
        raise UsageError(f"{found.group(1).upper()} is not allowed here", cure="queries only read this store")
    depth = deepest = 0
    for character in words:
        depth += (character in "({[") - (character in ")}]")
        deepest = max(deepest, depth)
    if deepest > _MOST_DEPTH:
        raise UsageError(f"brackets nested {deepest} deep", cure=f"nest at most {_MOST_DEPTH}")
