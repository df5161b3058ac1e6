"""Parameters of a query, bound as terms: the variable's tokens in the pattern become the term, lexically exact.

SPARQL 1.1 has no parameters; a value joined with VALUES is not seen by a FILTER inside a group, so the term takes
the variable's place, token by token, never inside a string, an IRI or a comment.
"""

import re
from collections.abc import Mapping

import pyoxigraph as ox

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[?$]\w+|\{',
    re.DOTALL,
)


def bound(query: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """The query with each parameter's variable replaced in its pattern; a projected parameter keeps its column."""
    if not terms:
        return query
    head, where, tail = pattern_of(query)
    shown = [name for name in terms if re.search(rf"[?$]{name}\b", _without_comments(head))]
    keep = "".join(f" BIND({terms[name]} AS ?{name})" for name in shown)
    having, order = before_order(tail)
    return f"{head}{_replaced(where, terms)}{keep}{_replaced(having, terms)}{order}"


def _replaced(text: str, terms: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    def term(match: re.Match[str]) -> str:
        name = match.group()[1:]
        return str(terms[name]) if match.group()[0] in "?$" and name in terms else match.group()

    return _TOKEN.sub(term, text)


def before_order(tail: str) -> tuple[str, str]:
    """What groups and filters groups, and what orders and cuts the rows: an order keeps its variables."""
    order = re.search(r"\b(?:ORDER\s+BY|LIMIT|OFFSET)\b", tail, re.IGNORECASE)
    return (tail[: order.start()], tail[order.start() :]) if order else (tail, "")


def pattern_of(query: str) -> tuple[str, str, str]:
    """A query cut into what stands up to its pattern's first bracket, the pattern, and what follows from its last one."""
    at = next((m.end() for m in _TOKEN.finditer(query) if m.group() == "{"), len(query))
    return query[:at], *_split(query[at:])


def _without_comments(text: str) -> str:
    return re.sub(r"#[^\n>]*", "", text)


def _split(body: str) -> tuple[str, str]:
    """The pattern up to its closing bracket, and what follows it."""
    depth = 1
    for match in re.compile(_TOKEN.pattern + r"|\}", re.DOTALL).finditer(body):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0:
            return body[: match.start()], body[match.start() :]
    return body, ""
