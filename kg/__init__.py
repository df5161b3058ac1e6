"""Knowledge graphs of Vietnamese Party and State news.

>>> import kg
>>> graph = kg.graph("Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị.", id="a1")
>>> sorted(row["role"] for row in kg.facts(graph)["roles"])
['Bí thư']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.validate import Report

__all__ = ["facts", "graph", "report"]


def graph(text: str, id: str = "article", published: str | None = None) -> "Graph":
    """The validated-to-be graph of one article as an rdflib Graph; `published` is an ISO date."""
    import unicodedata  # noqa: PLC0415 - `import kg` stays instant

    from kg.extract import extract  # noqa: PLC0415 - as above
    from kg.model.article import Article  # noqa: PLC0415 - as above
    from kg.model.values import PartialDate  # noqa: PLC0415 - as above
    from kg.rdf.mapper import map_article  # noqa: PLC0415 - as above

    article = Article(id, unicodedata.normalize("NFC", text), PartialDate(published) if published else None)
    return map_article(article, extract(article))


def facts(graph: "Graph") -> dict[str, list[dict[str, Any]]]:
    """The eleven fact tables of a graph, as the library's SPARQL queries give them back."""
    from kg.query.facts import facts as tables  # noqa: PLC0415 - `import kg` stays instant

    return tables(graph)


def report(graph: "Graph") -> "Report":
    """What the SHACL shapes find in a graph."""
    from kg.validate import validate  # noqa: PLC0415 - `import kg` stays instant

    return validate(graph)
