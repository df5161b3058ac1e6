"""What each class and property of the ontology is used by; a term that nothing uses is reserved, with a reason."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.rdf.namespaces import NQ
from kg.resources import resource

_TERM = re.compile(r"\bnq:(\w+)|\bNQ\.(\w+)|\bNQ\[\"(\w+)\"\]")
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def ontology() -> Graph:
    """The modules of the ontology as one graph."""
    graph = Graph()
    for path in sorted((resource("ontology") / "modules").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def terms(graph: Graph) -> dict[str, URIRef]:
    """The classes and properties that the ontology declares, by local name."""
    found = {s for kind in _KINDS for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef) and s in NQ}
    return {str(s).removeprefix(str(NQ)): s for s in sorted(found)}


def uses(graph: Graph) -> dict[str, list[str]]:
    """Each term with what uses it: a fact, a question, a rule, a check, a code list, or an axiom on a used term."""
    found: dict[str, list[str]] = {name: [] for name in terms(graph)}
    for kind, files in _sources():
        mentioned = {name for path in files for name in _mentioned(path)}
        for name in sorted(mentioned & found.keys()):
            found[name].append(kind)
    _by_axiom(graph, found)
    return found


def unaccounted(graph: Graph | None = None) -> Iterator[str]:
    """A line for each term that nothing uses and no reason reserves, and for each that is reserved and yet used."""
    graph = graph or ontology()
    used = uses(graph)
    for name, term in terms(graph).items():
        reasons = {str(reason.language): str(reason) for reason in graph.objects(term, NQ.reserved)}  # type: ignore[attr-defined]  # literals
        if not used[name] and not {"vi", "en"} <= reasons.keys():
            yield f"nq:{name}: used by no fact, question, rule or check; say why in nq:reserved (vi, en), or take it out"
        elif used[name] and reasons:
            yield f"nq:{name}: reserved, but used by {', '.join(used[name])}; take nq:reserved out"


def _sources() -> Iterator[tuple[str, Iterable[Path]]]:
    queries, ontology_folder = resource("queries"), resource("ontology")
    yield "fact", [*(queries / "facts").glob("*.rq"), *Path(__file__).parents[1].rglob("*.py")]
    yield (
        "question",
        [path for group in ("questions", "derived", "identity") for path in (queries / group).glob("*.rq")],
    )
    yield "rule", (queries / "rules").glob("*.rq")
    shapes = (ontology_folder / "shapes").glob("*.ttl")
    yield "check", [*shapes, *(queries / "checks").glob("*.rq"), *(queries / "conflicts").glob("*.rq")]
    yield "code list", (ontology_folder / "codes").glob("*.ttl")


def _mentioned(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {name for match in _TERM.finditer(text) for name in match.groups() if name}


def _by_axiom(graph: Graph, found: dict[str, list[str]]) -> None:
    """A term above a used one, and the inverse of a used one, is used by the axiom that ties them."""
    above = (RDFS.subClassOf, RDFS.subPropertyOf)
    changed = True
    while changed:
        changed = False
        for name, term in terms(graph).items():
            below = {s for p in above for s in graph.subjects(p, term)}
            other = {*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)}
            tied = [n for n in (str(s).removeprefix(str(NQ)) for s in below | other) if found.get(n)]
            if tied and not found[name]:
                found[name].append(f"axiom on {min(tied)}")
                changed = True
