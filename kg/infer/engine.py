"""Running the rules over a store to a fixpoint: the same store gives the same bytes, whatever was inferred before.

Each conclusion has a node (rdf:subject, rdf:predicate, rdf:object) with its rule and its premises: facts, or the nodes
of conclusions that were reached in an earlier round, or what is known beforehand. So a proof never runs in a circle.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS

from kg.errors import KgError
from kg.infer.background import background
from kg.infer.overlaps import overlaps
from kg.infer.rules import Pattern, Rule, rules
from kg.infer.tenures import tenures
from kg.infer.terms import Object, Statement, digest, iri
from kg.rdf.namespaces import ID, NQ
from kg.store import Solution, Store

GRAPH = f"{ID}inferred"
_MOST_ROUNDS = 50  # a chain of bodies or documents is a few links long; more means that a rule makes terms of its own
_SUBJECT, _PREDICATE, _OBJECT = iri(RDF.subject), iri(RDF.predicate), iri(RDF.object)
_TYPE, _PREMISE, _RULE = iri(RDF.type), iri(NQ.premise), iri(PROV.wasGeneratedBy)
Known = dict[Statement, ox.NamedNode]


def forget(store: Store) -> None:
    """Take out all that was inferred: called before an article changes, so that nothing outlives its premises."""
    store.replace_quads(GRAPH, b"")


def infer(store: Store, base: str = ID, using: Iterable[Rule] | None = None) -> Counter[str]:
    """Put what follows from the store's facts into its graph `GRAPH`; how many conclusions each rule reached first."""
    forget(store)
    chosen = rules() if using is None else tuple(using)
    quads, known = _beforehand(store, base)
    counts: Counter[str] = Counter()
    quads |= {quad for rule in chosen for quad in _described(rule, base)}
    news: set[object] | None = None
    for _ in range(_MOST_ROUNDS):
        _put(store, quads)
        fresh = _round(store, [rule for rule in chosen if _waits(rule, news)], known)
        if not fresh:
            _put(store, quads | {_quad(*triple) for triple in overlaps(store)})
            return counts
        news = {predicate for _, predicate, _ in fresh}
        for statement, proofs in fresh.items():
            nodes = [_node(base, rule, statement) for rule in proofs]
            known[statement] = nodes[0]
            counts.update(list(proofs))
            quads.add(_quad(*statement))
            for node, (rule, premises) in zip(nodes, proofs.items(), strict=True):
                quads.update(_inference(node, base, rule, statement, premises))
    raise KgError("the rules come to no end", place="queries/rules", cure="see which rule makes new terms each round")


def _waits(rule: Rule, news: set[object] | None) -> bool:
    """Whether a round can give a rule something new: the first one, or one after a premise of the rule was concluded."""
    return news is None or any(len(pattern) == 3 and pattern[1] in news for pattern in rule.premises)


def _beforehand(store: Store, base: str) -> tuple[set[ox.Quad], Known]:
    """What is known without the rules: tenures, and the state of kinds and places."""
    quads = {_quad(*triple) for triple in tenures(store, base)}
    known: Known = {}
    for node, statement, about in background(store, base):
        known[statement] = node
        quads |= {_quad(*statement), *(_quad(*triple) for triple in about)}
        quads |= {_quad(node, _TYPE, iri(NQ.Background)), *_reified(node, statement)}
    return quads, known


def _round(store: Store, chosen: Iterable[Rule], known: Known) -> dict[Statement, dict[str, tuple[str, ...]]]:
    """The statements that follow now and were not known, each with the rules that give it and their least premises."""
    fresh: dict[Statement, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for rule in chosen:
        for row in store.select(rule.select):
            premises = _premises(rule, row, known)
            for pattern in rule.conclusions:
                statement = _statement(pattern, row)
                if premises and statement and statement not in known:
                    least = fresh[statement].get(rule.name)
                    fresh[statement][rule.name] = premises if least is None else min(least, premises)
    return {statement: fresh[statement] for statement in sorted(fresh, key=str)}


def _premises(rule: Rule, row: Solution, known: Known) -> tuple[str, ...]:
    """The nodes that a solution rests on; none where a premise was not concluded itself."""
    found = []
    for pattern in rule.premises:
        if len(pattern) == 1:
            node = row[str(pattern[0])]
        else:
            statement = _statement(pattern, row)
            node = known.get(statement) if statement else None
        if not isinstance(node, ox.NamedNode):
            return ()
        found.append(node.value)
    return tuple(found)


def _statement(pattern: Pattern, row: Solution) -> Statement | None:
    subject, predicate, value = (row[slot] if isinstance(slot, str) else slot for slot in pattern)
    if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and isinstance(value, Object):
        return subject, predicate, value
    return None


def _node(base: str, rule: str, statement: Statement) -> ox.NamedNode:
    return ox.NamedNode(f"{base}inference/{rule}/{digest(statement)}")


def _inference(
    node: ox.NamedNode, base: str, rule: str, statement: Statement, premises: tuple[str, ...]
) -> Iterator[ox.Quad]:
    yield _quad(node, _TYPE, iri(NQ.Inference))
    yield _quad(node, _RULE, ox.NamedNode(f"{base}rule/{rule}"))
    yield from _reified(node, statement)
    yield from (_quad(node, _PREMISE, ox.NamedNode(premise)) for premise in premises)


def _reified(node: ox.NamedNode, statement: Statement) -> Iterator[ox.Quad]:
    return (_quad(node, name, each) for name, each in zip((_SUBJECT, _PREDICATE, _OBJECT), statement, strict=True))


def _described(rule: Rule, base: str) -> Iterator[ox.Quad]:
    node, comment = ox.NamedNode(f"{base}rule/{rule.name}"), iri(RDFS.comment)
    yield _quad(node, comment, ox.Literal(rule.vi, language="vi"))
    yield _quad(node, comment, ox.Literal(rule.en, language="en"))


def _quad(subject: ox.NamedNode, predicate: ox.NamedNode, value: Object) -> ox.Quad:
    return ox.Quad(subject, predicate, value, ox.NamedNode(GRAPH))


def _put(store: Store, quads: set[ox.Quad]) -> None:
    store.replace_quads(GRAPH, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
