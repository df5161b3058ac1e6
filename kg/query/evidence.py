"""Answers with their sentences: a SELECT query rewritten so that each row shows the characters that its facts quote.

The facts of a row are the variables that every solution binds to a fact: those of a fact class, or with `nq:evidence`
or `nq:attestedIn`. Where rows are groups, each row comes once for each fact of its group.
"""

import re

from rdflib import RDF, URIRef, Variable
from rdflib.paths import Path, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.term import Node

from kg.errors import UsageError
from kg.model.facts import FACT_TYPES
from kg.query.bind import before_order, pattern_of
from kg.query.library import Query
from kg.rdf.namespaces import NQ, OA, term

COLUMNS = ("fact_article", "fact_start", "fact_end", "fact_quote")
_CLASSES = frozenset({NQ.Fact, *(term(kind.CLASS) for kind in FACT_TYPES)})
_LINKS = frozenset({NQ.evidence, NQ.attestedIn})
_AGGREGATE = re.compile(r"\b(?:COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE)
_GROUP = re.compile(r"\bGROUP\s+BY\s+((?:[?$]\w+\s*)+)", re.IGNORECASE)


def with_evidence(query: Query) -> Query:
    """The query with `fact_article`, `fact_start`, `fact_end` and `fact_quote` in each row.

    UsageError where it is no SELECT, or its rows hang on no fact.
    """
    facts = fact_variables(query)
    if not facts:
        raise UsageError(
            "its rows hang on no fact", place=f"query {query.name}", cure="ask without --evidence, or bind a fact"
        )
    head, body, tail = pattern_of(query.text)
    shown = " ".join(f"?{name}" for name in COLUMNS)
    if _AGGREGATE.search(head + tail) or _GROUP.search(tail):
        text = _grouped(head, body, tail, facts, shown)
    else:
        opening = re.sub(r"\s*(?:WHERE\s*)?\{\s*$", "", head, flags=re.IGNORECASE)
        text = f"{opening} {shown} WHERE {{ {{ {body} }} {_quoted(facts)} {tail}"
    return Query(query.name, text, query.group, query.title, query.vi, query.en, query.parameters, query.uses)


def _grouped(head: str, body: str, tail: str, facts: list[str], shown: str) -> str:
    select = re.search(r"\bSELECT\b", head, re.IGNORECASE)
    prologue, clause = (head[: select.start()], head[select.start() :]) if select else ("", head)
    inner, outer = before_order(tail)
    by = _GROUP.search(tail)
    groups = by.group(1) if by else ""
    variables = " ".join(f"?{name}" for name in facts)
    own = f"SELECT DISTINCT {groups} {variables} WHERE {{ {body} }}"
    columns = " ".join(re.findall(r"(?<![\w(])[?$]\w+(?=\s|$)|(?<=AS )[?$]\w+", _outermost(clause)))
    return f"{prologue}SELECT {columns} {shown} WHERE {{ {{ {clause}{body}{inner} }} {{ {own} }} {_quoted(facts)} }} {outer}"


def _outermost(clause: str) -> str:
    """A SELECT clause with its expressions reduced to the variables that they give."""
    head = clause.rpartition("{")[0]
    return re.sub(
        r"\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*\bAS\s+([?$]\w+)\s*\)", r" \1 ", head, flags=re.IGNORECASE
    )


def _quoted(facts: list[str]) -> str:
    article, start, end, quote = (f"?{name}" for name in COLUMNS)
    return " UNION ".join(
        f"{{ GRAPH ?fact_graph {{ ?{fact} <{NQ.evidence}> ?fact_evidence ; <{NQ.attestedIn}>/<{NQ.articleId}> {article} . "
        f"?fact_evidence <{OA.hasSelector}> ?fact_position , ?fact_words . "
        f"?fact_position <{OA.start}> {start} ; <{OA.end}> {end} . ?fact_words <{OA.exact}> {quote} }} }}"
        for fact in facts
    )


def fact_variables(query: Query) -> list[str]:
    """The variables that every solution binds to a fact, by name; UsageError where the query is no SELECT."""
    try:
        algebra = prepareQuery(query.text).algebra
    except Exception as error:  # rdflib's parser raises its own many kinds
        raise UsageError(f"cannot be read: {error}", place=f"query {query.name}", cure="mend the SPARQL") from error
    if algebra.name != "SelectQuery":
        raise UsageError(
            "only a SELECT has rows to quote for", place=f"query {query.name}", cure="ask without --evidence"
        )
    inner = algebra.p
    while inner.name != "Project":
        inner = inner.p
    return sorted(_facts(inner.p))


def _facts(part: CompValue) -> frozenset[str]:
    """The fact variables of what every solution meets: not those of OPTIONAL, MINUS and EXISTS."""
    match part.name:
        case "BGP":
            return frozenset(str(s) for s, p, o in part.triples if isinstance(s, Variable) and _of_fact(p, o))
        case "Join":
            return _facts(part.p1) | _facts(part.p2)
        case "Union":
            return _facts(part.p1) & _facts(part.p2)
        case "LeftJoin" | "Minus":
            return _facts(part.p1)
        case "Project":
            return _facts(part.p) & frozenset(str(variable) for variable in part.PV)
        case "ToMultiSet" if part.p.name == "values":
            return frozenset()
    return _facts(part.p) if isinstance(part.get("p"), CompValue) else frozenset()


def _of_fact(predicate: Node | Path, value: Node) -> bool:
    first = predicate.args[0] if isinstance(predicate, SequencePath) else predicate
    return (first == RDF.type and value in _CLASSES) or (isinstance(first, URIRef) and first in _LINKS)
