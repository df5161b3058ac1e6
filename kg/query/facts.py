"""The fact tables of an article as its graph gives them back, through the derived queries."""

from decimal import Decimal

import pyoxigraph as ox
from rdflib import Graph

from kg.model.facts import FACT_TYPES
from kg.query.library import library
from kg.store import Store

Row = dict[str, str | int | float]
_EXTRA = ("start", "end", "quote")


def facts(graph: Graph) -> dict[str, list[Row]]:
    """All eleven tables; columns that the article does not give are left out."""
    store = Store()
    store.replace(graph)
    return {kind.TABLE: rows(store, kind.TABLE) for kind in FACT_TYPES}


def rows(store: Store, table: str) -> list[Row]:
    """The rows of one table over a store."""
    found = store.select(library()[table].text)
    names = [v.value for v in found.variables if v.value not in ("article", "modality")]
    columns = [n for n in names if n not in _EXTRA] + list(_EXTRA)
    return [{n: _value(row[n]) for n in columns if row[n] is not None} for row in found]


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str | int | float:
    if not isinstance(term, ox.Literal):
        return str(getattr(term, "value", ""))
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "integer":
        return int(term.value)
    if kind == "decimal":
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else float(number)
    return term.value
