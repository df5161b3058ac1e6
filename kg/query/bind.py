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
    pattern = next((m.end() for m in _TOKEN.finditer(query) if m.group() == "{"), len(query))
    head, body = query[:pattern], query[pattern:]
    shown = [name for name in terms if re.search(rf"[?$]{name}\b", _without_comments(head))]
    keep = "".join(f" BIND({terms[name]} AS ?{name})" for name in shown)
    where, tail = _split(body)
    replaced = _TOKEN.sub(
        lambda m: str(terms[m.group()[1:]]) if m.group()[0] in "?$" and m.group()[1:] in terms else m.group(), where
    )
    return f"{head}{replaced}{keep}{tail}"


def _without_comments(text: str) -> str:
    return re.sub(r"#[^\n>]*", "", text)


def _split(body: str) -> tuple[str, str]:
    """The pattern up to its closing bracket, and what follows it (ORDER BY keeps its variables)."""
    depth = 1
    for match in re.compile(_TOKEN.pattern + r"|\}", re.DOTALL).finditer(body):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0:
            return body[: match.start()], body[match.start() :]
    return body, ""
