"""Stores of a few articles, and what was inferred in them by name."""

import kg
from kg.infer import infer
from kg.rdf.namespaces import NQ
from kg.store import Store

_SAID = f"""PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT DISTINCT ?rule ?s ?p ?o WHERE {{
  ?node a <{NQ.Inference}> ; <http://www.w3.org/ns/prov#wasGeneratedBy> ?by ; rdf:subject ?subject ; rdf:predicate ?p ; rdf:object ?object .
  ?subject <{NQ.name}>|<{NQ.citation}> ?s .
  OPTIONAL {{ ?object <{NQ.name}>|<{NQ.citation}>|<{NQ.eventKind}> ?named }}
  BIND(COALESCE(?named, ?object) AS ?o) BIND(STRAFTER(STR(?by), "/rule/") AS ?rule) }}"""


def filled(articles: dict) -> Store:
    """A store of these articles, with what follows from them."""
    store = Store()
    for name, given in articles.items():
        store.replace(kg.graph(given["text"], id=name, published=str(given["published"])))
    infer(store)
    return store


def said(store: Store) -> set[tuple[str, str, str, str]]:
    """Rule, subject, property and object of all conclusions, by name."""
    rows = [[getattr(row[name], "value", "") for name in ("rule", "s", "p", "o")] for row in store.select(_SAID)]
    return {(rule, s, p.rpartition("#")[2], o) for rule, s, p, o in rows}
