"""What is known of an individual: its facts, each with the sentence it was read from and the characters marked, and what follows from facts, each with its proof."""

import difflib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import UsageError
from kg.infer import proof, proofs_about
from kg.query.bind import bound
from kg.rdf.namespaces import NQ, OA, PREFIXES
from kg.store import Store, Term
from kg.text.segment import segment

_FIND = f"SELECT DISTINCT ?node WHERE {{ GRAPH ?g {{ ?node <{NQ.name}>|<{NQ.citation}>|<{NQ.eventName}> ?name }} }} ORDER BY ?node"
_NAMES = f"SELECT DISTINCT ?name WHERE {{ GRAPH ?g {{ ?node <{NQ.name}>|<{NQ.citation}> ?name }} }}"
_ABOUT = """SELECT DISTINCT ?p ?o WHERE { GRAPH ?g { ?node ?p ?o } } ORDER BY ?p ?o"""
_FACTS = f"""SELECT DISTINCT ?fact ?type ?role ?id ?text ?start ?end ?rule ?modality WHERE {{ GRAPH ?g {{
  ?fact ?role ?node ; a ?type ; <{NQ.evidence}> ?e ; <{NQ.attestedIn}> ?article ; <{NQ.modality}> ?modality ;
        <http://www.w3.org/ns/prov#wasGeneratedBy> ?rule .
  ?article <{NQ.articleId}> ?id ; <{NQ.text}> ?text .
  ?e <{OA.hasSelector}> ?s . ?s <{OA.start}> ?start ; <{OA.end}> ?end }} }} ORDER BY ?id ?start ?type ?fact"""
_FINDINGS = f"""SELECT DISTINCT ?message ?kind WHERE {{ GRAPH ?g {{
  ?fact <{NQ.attestedIn}> ?article ; <{NQ.evidence}>/<{OA.hasSelector}> ?place .
  ?place <{OA.start}> ?from ; <{OA.end}> ?to .
  ?finding <{NQ.foundIn}> ?article ; <{NQ.findingKind}> ?kind ; <{NQ.message}> ?message ; <{NQ.compares}> ?shown .
  ?shown <{NQ.evidence}>/<{OA.hasSelector}> ?where . ?where <{OA.start}> ?start ; <{OA.end}> ?end .
  FILTER(?start < ?to && ?from < ?end && LANG(?message) = "vi") }} }} ORDER BY ?kind ?message"""
_CONFLICTS = f"""SELECT DISTINCT ?message ?kind WHERE {{ GRAPH ?g {{
  ?conflict <{NQ.conflictKind}> ?kind ; <{NQ.message}> ?message ; <{NQ.compares}> ?fact .
  FILTER(LANG(?message) = "vi") }} }} ORDER BY ?kind ?message"""
_VALUES = f"""SELECT DISTINCT ?p ?label WHERE {{ GRAPH ?g {{ ?fact ?p ?o .
  OPTIONAL {{ ?o <{NQ.name}>|<{NQ.citation}>|<{NQ.eventKind}> ?named }} BIND(COALESCE(?named, ?o) AS ?label)
  FILTER(isLiteral(?label)) }} }} ORDER BY ?p ?label"""


def explain(store: Store, what: str) -> Iterator[str]:
    """Lines about an IRI or a name, with what does not agree at the characters of each fact; UsageError with the nearest names where the store knows neither."""
    nodes = _nodes(store, what)
    for node in nodes:
        yield f"{node.value}"
        for row in store.select(bound(_ABOUT, {"node": node})):
            if row["o"] is not None and len(str(row["o"])) < 300:
                yield f"  {_short(row['p'])} {_short(row['o'])}"
        yield from _facts(store, node)
        yield from _inferred(store, node)


def _inferred(store: Store, node: ox.NamedNode) -> Iterator[str]:
    """The proof of a conclusion or a tenure, or of each conclusion about an individual."""
    lines = list(
        proof(store, node) if "/inference/" in node.value or "/tenure/" in node.value else proofs_about(store, node)
    )
    if lines:
        yield "\n  suy ra:"
        yield from (f"    {line}" for line in lines)


def _nodes(store: Store, what: str) -> list[ox.NamedNode]:
    if what.startswith(("http://", "https://")):
        node = ox.NamedNode(what)
        if not store.select(bound(_ABOUT, {"node": node})):
            raise UsageError("nothing is known of this IRI", place=what, cure="look a name up instead: kg explain NAME")
        return [node]
    found = [r["node"] for r in store.select(bound(_FIND, {"name": ox.Literal(what)}))]
    if not found:
        names = [_word(r["name"]) for r in store.select(_NAMES)]
        near = difflib.get_close_matches(what, names, n=3, cutoff=0.6)
        raise UsageError(
            f"nobody and nothing is named {what!r} here",
            cure=f"did you mean {', '.join(near)}?" if near else "check the name",
        )
    return [n for n in found if isinstance(n, ox.NamedNode)]


def _facts(store: Store, node: ox.NamedNode) -> Iterator[str]:
    for row in store.select(bound(_FACTS, {"node": node})):
        fact, text = row["fact"], row["text"]
        if not isinstance(fact, ox.NamedNode) or not isinstance(text, ox.Literal):
            continue
        start, end = (int(_word(row[at])) for at in ("start", "end"))
        yield f"\n  {_short(row['type'])} ({_short(row['role'])}) · {_short(row['modality'])} · {_short(row['rule'])}"
        values = store.select(bound(_VALUES, {"fact": fact}))
        yield "    " + "; ".join(f"{_short(v['p'])} = {_clip(_word(v['label']))}" for v in values)
        yield f"    {_word(row['id'])}:{start}-{end}  {_marked(text.value, start, end)}"
        for finding in (
            *store.select(bound(_FINDINGS, {"fact": fact})),
            *store.select(bound(_CONFLICTS, {"fact": fact})),
        ):
            yield f"    ! {_word(finding['message'])} [{_short(finding['kind'])}]"


def _marked(text: str, start: int, end: int) -> str:
    sentence = next((s for s in segment(text).sentences if s.start <= start < s.end), None)
    left, right = (sentence.start, max(sentence.end, end)) if sentence else (start, end)
    return f"{text[left:start]}»{text[start:end]}«{text[end:right]}".replace("\n", " ")


def _clip(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "..."


def _word(term: Term | None) -> str:
    return term.value if isinstance(term, ox.Literal) else ""


def _short(node: object) -> str:
    value = getattr(node, "value", str(node))
    for prefix, namespace in PREFIXES.items():
        if value.startswith(str(namespace)):
            return f"{prefix}:{value.removeprefix(str(namespace))}"
    return str(value)
