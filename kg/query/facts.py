"""The fact tables of an article as its graph gives them back, through the derived queries."""

from decimal import Decimal

import pyoxigraph as ox
from rdflib import Graph

from kg.model.facts import FACT_TYPES
from kg.query.library import library
from kg.store import Store, Term

Row = dict[str, str | int | float]
_LAST, _UNSHOWN = ("start", "end", "quote"), ("article", "modality")


def facts(graph: Graph) -> dict[str, list[Row]]:
    """All eleven tables; columns that the article does not give are left out."""
    store = Store()
    store.replace(graph)
    return {kind.TABLE: rows(store, kind.TABLE) for kind in FACT_TYPES}


def rows(store: Store, table: str) -> list[Row]:
    """The rows of one table over a store."""
    found = store.select(library()[table].text)
    columns = [name for name in (found[0] if found else ()) if name not in (*_LAST, *_UNSHOWN)]
    return [{n: _value(term) for n in (*columns, *_LAST) if (term := row[n]) is not None} for row in found]


def _value(term: Term) -> str | int | float:
    if not isinstance(term, ox.Literal):
        return str(term.value) if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "integer":
        return int(term.value)
    if kind == "decimal":
        number = Decimal(term.value)
        return int(number) if number == number.to_integral_value() else float(number)
    return term.value
