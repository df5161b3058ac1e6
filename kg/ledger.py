"""The ledger of judgements on identity: a table beside the store that people read and write, and that every build obeys.

Only the articles that a new judgement touches are read again, from their own text in the store; what comes out is what
a build of everything under the same judgements gives.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, UsageError
from kg.infer import forget
from kg.model.article import Article
from kg.model.values import PartialDate
from kg.pipeline import outcome
from kg.query.bind import bound
from kg.rdf.identities import SAME, SPLIT, Identities, Judgement, apart
from kg.rdf.namespaces import NQ
from kg.store.builds import Builds
from kg.store.faults import told
from kg.store.store import Store

FILE = "identities.tsv"
_COLUMNS = ["judgement", "first", "second", "name"]
_IN = """SELECT DISTINCT ?g WHERE { GRAPH ?g { { ?node ?p ?o } UNION { ?s ?q ?node } } }"""
_ARTICLE = f"""SELECT ?id ?text ?issued ?url WHERE {{ GRAPH ?g {{ ?article <{NQ.articleId}> ?id ; <{NQ.text}> ?text .
  OPTIONAL {{ ?article <http://purl.org/dc/terms/issued> ?issued }} OPTIONAL {{ ?article <https://schema.org/url> ?url }} }} }}"""
_NAMED = f"""SELECT DISTINCT ?node ?name ?class WHERE {{ GRAPH ?g {{
  ?node <{NQ.name}>|<{NQ.citation}>|<{NQ.eventName}> ?name ; a ?class }} }} ORDER BY ?node ?name"""


def load(folder: Path) -> Identities:
    """The judgements kept for a store; InputError with the line where the table is malformed."""
    path = folder / FILE
    if not path.is_file():
        return Identities()
    with path.open(encoding="utf-8", newline="") as file:
        return Identities.of(_read(path, list(csv.reader(file, delimiter="\t"))))


def _read(path: Path, rows: list[list[str]]) -> Iterator[Judgement]:
    for number, row in enumerate(rows, 1):
        if number == 1 and row == _COLUMNS:
            continue
        if len(row) != len(_COLUMNS) or row[0] not in (SAME, SPLIT) or not all(row):
            cure = f"a line is {', '.join(_COLUMNS)}, tabs between; the first word is {SAME} or {SPLIT}"
            raise InputError("no judgement on identity", place=f"{path}:{number}", cure=cure)
        yield Judgement(*row)


def save(folder: Path, identities: Identities) -> None:
    """Keep the judgements, sorted, in the place of the table that is there."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([j.kind, j.first, j.second, j.name] for j in identities.judgements)
    with told(folder):
        draft = folder / f".{FILE}"
        draft.write_text(text.getvalue(), encoding="utf-8")
        draft.replace(folder / FILE)


def apply(identities: Identities, store: Store, builds: Builds, base: str) -> int:
    """Read again the articles that differ under these judgements; how many they were. UsageError where one no longer passes."""
    before = builds.judged()
    if before == identities:
        return 0
    names = {g for node in before.changed(identities) for g in graphs_of(store, node)}
    for name in sorted(names):
        done = outcome(article_of(store, name), base, identities)
        if done.built.refusal:
            cure = f"take the judgement out of {FILE}, or mend what the report says"
            raise UsageError(
                f"under this judgement the article no longer passes\n{done.built.refusal}", place=name, cure=cure
            )
        store.replace_quads(name, done.quads)
    if names:
        forget(store)
    builds.note_judged(identities)
    return len(names)


def graphs_of(store: Store, node: str) -> Iterator[str]:
    """The names of the article graphs that an individual stands in."""
    for row in store.select(bound(_IN, {"node": ox.NamedNode(node)})):
        graph = row["g"]
        if isinstance(graph, ox.NamedNode) and "/article/" in graph.value:
            yield graph.value


def article_of(store: Store, name: str) -> Article:
    """The article of a graph, from its own text."""
    (row,) = store.select(bound(_ARTICLE, {"g": ox.NamedNode(name)}))
    given = {key: value.value for key, value in row.items() if isinstance(value, ox.Literal)}
    issued = given.get("issued")
    return Article(given["id"], given["text"], PartialDate(issued) if issued else None, given.get("url"))


def individual(store: Store, what: str) -> tuple[str, str, str]:
    """IRI, name and class of the one individual of that IRI or name; UsageError where there is none, or several."""
    rows = [
        {k: v.value for k, v in row.items() if isinstance(v, ox.NamedNode | ox.Literal)} for row in store.select(_NAMED)
    ]
    found = {row["node"]: row for row in rows if what in (row["node"], row["name"])}
    if not found:
        raise UsageError(f"nobody and nothing is named {what!r} here", cure="see kg explain NAME for what there is")
    if len(found) > 1:
        raise UsageError(
            f"{what!r} is the name of several", cure="give one of these IRIs:\n    " + "\n    ".join(sorted(found))
        )
    (row,) = found.values()
    return row["node"], row["name"], row["class"]


def same(store: Store, identities: Identities, first: str, second: str) -> Judgement:
    """The judgement that the two are one, under the name of the smaller IRI."""
    one, other = sorted((individual(store, first), individual(store, second)))
    if one[0] == other[0]:
        raise UsageError("they are one already", place=one[0], cure="nothing is to be done")
    if one[2] != other[2]:
        kinds = f"{one[2].rpartition('#')[2]} and {other[2].rpartition('#')[2]}"
        raise UsageError(f"what is one is of one kind, these are {kinds}", cure="check the names")
    parts = {apart(j.first, j.name): j for j in identities.judgements if j.kind == SPLIT}
    for node, from_ in ((one[0], other[0]), (other[0], one[0])):
        if node in parts and parts[node].first == from_:
            raise UsageError(
                "they were judged to be two",
                place=node,
                cure=f"take that judgement out first: kg split --undo, or {FILE}",
            )
    return Judgement(SAME, one[0], other[0], one[1])


def split(store: Store, article: str, what: str) -> Judgement:
    """The judgement that whoever bears the name in that article is another."""
    node, _, _ = individual(store, what)
    names = {name.rpartition("/")[2]: name for name in graphs_of(store, node)}
    chosen = names.get(article) or (article if article in names.values() else None)
    if chosen is None:
        raise UsageError(
            f"{what!r} is not named in the article {article!r}", cure=f"it is named in: {', '.join(sorted(names))}"
        )
    if len(names) == 1:
        raise UsageError("it is named in this article alone", place=article, cure="there is nobody to tell it from")
    return Judgement(SPLIT, node, chosen, chosen.rpartition("/")[2])
