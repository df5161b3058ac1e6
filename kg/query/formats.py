"""Answers as text: a table for people, SPARQL 1.1 results JSON, CSV or TSV for programs, RDF for graphs."""

import io
import json

from kg.errors import UsageError
from kg.query.run import Answer

TABLES, GRAPHS = ("table", "json", "csv", "tsv"), ("ttl", "nt", "jsonld", "rdfxml")


def render(answer: Answer, form: str | None) -> str:
    """An answer in a format; without one, a table for rows and Turtle for a graph."""
    if answer.kind == "graph":
        return _graph(answer, form or "ttl")
    if form in GRAPHS:
        raise UsageError(f"{form} is a format for graphs", cure=f"this query gives rows: use {', '.join(TABLES)}")
    if form == "json":
        return json.dumps(answer.raw, ensure_ascii=False, indent=1) + "\n"
    if answer.kind == "boolean":
        return ("true" if answer.truth else "false") + "\n"
    return _separated(answer, form) if form in ("csv", "tsv") else _table(answer)


def _separated(answer: Answer, form: str) -> str:
    """SPARQL 1.1 Query Results CSV and TSV: plain values in the one, terms as in Turtle in the other."""
    import pyoxigraph as ox  # noqa: PLC0415 - only these formats need it

    forms = {"csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV}
    found = ox.parse_query_results(json.dumps(answer.raw), format=ox.QueryResultsFormat.JSON)
    return (found.serialize(format=forms[form]) or b"").decode().replace("\r\n", "\n")


def _table(answer: Answer) -> str:
    from rich import box  # noqa: PLC0415 - only tables need it
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for variable in answer.variables:
        table.add_column(variable, overflow="fold")
    for row in answer.rows:
        table.add_row(*(row.get(v, {}).get("value", "") for v in answer.variables))
    out = io.StringIO()
    console = Console(file=out, width=160, no_color=True, highlight=False, emoji=False, markup=False)
    console.print(table)
    console.print(f"{len(answer.rows)} rows" if len(answer.rows) != 1 else "1 row")
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _graph(answer: Answer, form: str) -> str:
    from rdflib import Graph  # noqa: PLC0415 - only graphs need it

    from kg.rdf.namespaces import PREFIXES  # noqa: PLC0415 - as above

    if form == "nt":
        return answer.triples
    names = {"ttl": "turtle", "jsonld": "json-ld", "rdfxml": "pretty-xml"}
    if form not in names:
        raise UsageError(f"{form} is a format for rows", cure=f"this query gives a graph: use {', '.join(GRAPHS)}")
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return str(graph.parse(data=answer.triples, format="nt11").serialize(format=names[form]))
