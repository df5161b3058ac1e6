"""Each competency question, with the answer that a reader of the seeds expects, on three arrangements of the graph."""

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Graph, URIRef
from rdflib.term import Literal, Node
from seed_facts import graphs

from kg.query.bind import bound
from kg.query.evidence import COLUMNS, with_evidence
from kg.query.guard import guard
from kg.query.library import Query, library
from kg.rdf.namespaces import NQ
from kg.resources import resource
from kg.store import Store

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7 warns of its own calls

EXPECTED = Path(__file__).parent / "expected"
QUESTIONS = {name: query for name, query in library().items() if query.group == "questions"}
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}")
    for path in sorted(EXPECTED.glob("*.json"))
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")), 1)
]
HEADER = re.compile(r"^# (?:title|vi|en|uses): \S", re.MULTILINE)
TERM = re.compile(r"\bnq:\w+")


@pytest.fixture(scope="session")
def seeds() -> list[Graph]:
    return graphs()


@pytest.fixture(scope="session")
def store(seeds: list[Graph]) -> Store:
    filled = Store()
    for graph in seeds:
        filled.replace(graph)
    return filled


@pytest.fixture(scope="session")
def twice(seeds: list[Graph]) -> Store:
    """Every triple in two named graphs: its article's, and one that holds all articles."""
    filled = Store()
    together = Graph(identifier="https://example.org/together")
    for graph in seeds:
        filled.replace(graph)
        together += graph
    filled.replace(together)
    return filled


@pytest.fixture(scope="session")
def dataset(seeds: list[Graph]) -> Dataset:
    """The same graphs in rdflib's own memory store, another engine."""
    dataset = Dataset()
    for graph in seeds:
        for triple in graph:
            dataset.add((*triple, URIRef(str(graph.identifier))))
    return dataset


def asked(query: Query, params: dict[str, str]) -> str:
    guard(query.text)
    return bound(query.text, query.bind(params))


def value(lexical: str | None, datatype: str) -> str | float | None:
    return float(Decimal(lexical)) if lexical is not None and datatype.endswith(("#integer", "#decimal")) else lexical


def plain(node: Node | None) -> str | float | None:
    return None if node is None else value(str(node), str(node.datatype or "") if isinstance(node, Literal) else "")


def in_store(store: Store, text: str, columns: list[str]) -> list[list[Any]]:
    found = store.select(text)
    terms = ([row[c] for c in columns] for row in found)
    return [
        [None if t is None else value(t.value, t.datatype.value if hasattr(t, "datatype") else "") for t in row]
        for row in terms
    ]


def in_any_order(rows: Iterable[list[Any]]) -> list[str]:
    return sorted(json.dumps([float(v) if isinstance(v, int) else v for v in row], ensure_ascii=False) for row in rows)


def test_all_questions_were_collected_and_each_has_a_case() -> None:
    assert len(QUESTIONS) == 62
    assert {path.stem for path in EXPECTED.glob("*.json")} == set(QUESTIONS)
    assert len(CASES) == 97


@pytest.mark.parametrize(("name", "case"), CASES)
def test_question_is_answered_as_a_reader_would(store: Store, name: str, case: dict[str, Any]) -> None:
    rows = in_store(store, asked(QUESTIONS[name], case["params"]), case["columns"])
    assert in_any_order(rows) == in_any_order(case["rows"])


@pytest.mark.parametrize(("name", "case"), CASES)
def test_answer_does_not_change_when_triples_stand_in_two_graphs(twice: Store, name: str, case: dict[str, Any]) -> None:
    rows = in_store(twice, asked(QUESTIONS[name], case["params"]), case["columns"])
    assert in_any_order(rows) == in_any_order(case["rows"])


@pytest.mark.parametrize(("name", "case"), CASES)
def test_rdflib_gives_the_same_answer(dataset: Dataset, name: str, case: dict[str, Any]) -> None:
    found = dataset.query(asked(QUESTIONS[name], case["params"]))
    names = [str(variable) for variable in found.vars or ()]
    rows = [[plain(row[names.index(column)]) for column in case["columns"]] for row in found]
    assert in_any_order(rows) == in_any_order(case["rows"])


@pytest.mark.parametrize(("name", "case"), CASES)
def test_each_row_comes_with_its_sentences(store: Store, seeds: list[Graph], name: str, case: dict[str, Any]) -> None:
    query = with_evidence(QUESTIONS[name])
    found = store.select(asked(query, case["params"]))
    columns = case["columns"]
    shown = {tuple(str(row[c]) for c in columns) for row in found}
    assert shown == {
        tuple(str(row[c]) for c in columns) for row in store.select(asked(QUESTIONS[name], case["params"]))
    }
    texts = {
        str(o): str(g.value(subject=s, predicate=NQ.text)) for g in seeds for s, o in g.subject_objects(NQ.articleId)
    }
    for row in found:
        article, start, end, quote = (getattr(row[c], "value", "") for c in COLUMNS)
        assert texts[article][int(start) : int(end)] == quote


@pytest.mark.parametrize("name", QUESTIONS)
def test_header_tells_what_is_asked_in_which_words(name: str) -> None:
    query = QUESTIONS[name]
    assert len(HEADER.findall(query.text)) == 4
    assert query.text.count("# param:") == len(query.parameters)
    body = query.text[query.text.index("SELECT") :]
    assert list(query.uses) == list(dict.fromkeys(TERM.findall(body)))
    for parameter in query.parameters:
        assert re.search(rf"\?{parameter.name}\b", body), parameter.name
        assert parameter.about


@pytest.mark.parametrize("name", QUESTIONS)
def test_question_keeps_to_what_all_servers_answer_alike(name: str) -> None:
    body = QUESTIONS[name].text.upper()
    assert "REGEX" not in body
    assert "GRAPH ?G" in body
    assert "DISTINCT" in body
    assert "ORDER BY" in body


def test_the_ontology_knows_every_term_asked_for() -> None:
    ontology = Graph()
    for path in sorted((resource("ontology") / "modules").glob("*.ttl")):
        ontology.parse(path, format="turtle")
    known = {str(subject) for subject in ontology.subjects()}
    asked_for = {term for query in QUESTIONS.values() for term in query.uses}
    assert len(asked_for) > 40
    assert {
        term for term in asked_for if term.replace("nq:", "https://w3id.org/nghiquyet/ontology#") not in known
    } == set()
