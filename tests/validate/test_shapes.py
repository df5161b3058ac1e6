"""The shapes graph is itself well-formed, and malformed shapes are told."""

import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import SH, Graph

from kg.rdf.namespaces import NQ
from kg.validate.rules import hierarchy, own_shapes, shapes
from kg.validate.shacl import Shapes, ShapesError


def test_shapes_conform_to_the_shapes_of_shacl() -> None:
    conforms, _, text = meta_validate(shapes())
    assert conforms, text


def test_ontology_has_the_classes_that_shapes_ask_for() -> None:
    named = set(shapes().objects(None, SH.targetClass)) | set(shapes().objects(None, SH["class"]))
    known = {node for triple in hierarchy() for node in (triple[0], triple[2])}
    alone = {NQ.Tenure, NQ.Article, NQ.Evidence, NQ.OfficialDocument, NQ.Event, NQ.Role, NQ.Place}
    assert {cls for cls in named if cls in NQ} - known - alone == set()


def test_hierarchy_holds_what_the_fact_types_need() -> None:
    facts = set(hierarchy().subjects(None, NQ.Fact))
    assert len(facts) == 11
    assert {NQ.Person, NQ.Organization, NQ.Group, NQ.Place} == set(hierarchy().subjects(None, NQ.Agent))


def test_no_query_holds_a_comment_or_a_flag_of_replace() -> None:
    """rdflib reads comments in odd ways, and its REPLACE takes flags for a count."""
    queries = [str(query) for query in shapes().objects(None, SH.select)]
    assert len(queries) == 46
    for query in queries:
        assert " # " not in query
        assert '", "s")' not in query


def test_malformed_shapes_are_told() -> None:
    wrong = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:x:> .
        :Shape a sh:NodeShape ; sh:targetClass :Thing ;
            sh:sparql [ sh:select "SELECT $this WHERE { MINUS { $this :p 1 } }" ] .
    """
    data = Graph().parse(data="<urn:x:a> a <urn:x:Thing> .", format="turtle")
    with pytest.raises(ShapesError, match="MINUS"):
        Shapes(Graph().parse(data=wrong, format="turtle")).report(data)


def test_the_report_of_nothing_conforms() -> None:
    report = own_shapes().report(Graph())
    assert [str(value) for value in report.objects(None, SH.conforms)] == ["true"]
