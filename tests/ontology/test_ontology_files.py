"""Every file of the ontology parses, in both parsers that read it, and is written in one normal form."""

import unicodedata
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, Graph

from kg.resources import resource

ONTOLOGY = resource("ontology")
FILES = sorted(path for part in ("modules", "codes", "align") for path in (ONTOLOGY / part).glob("*.ttl"))
FILES.append(ONTOLOGY / "nghiquyet.ttl")


def test_all_files_are_collected() -> None:
    counts = Counter(path.parent.name for path in FILES)
    assert counts["modules"] == 13
    assert counts["align"] == 8
    assert counts["codes"] >= 17
    assert counts["ontology"] == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_file_parses_alike_in_both_parsers(path: Path) -> None:
    parsed = Graph().parse(path, format="turtle")
    assert len(parsed) == len(set(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))) > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_file_is_nfc_without_tabs_and_ends_in_one_newline(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\t" not in text
    assert text.endswith(" .\n")


def test_modules_and_only_they_are_imported(terms: Graph) -> None:
    parts = set(terms.subjects(RDF.type, OWL.Ontology))
    assert {part for _, part in terms.subject_objects(OWL.imports)} <= parts
    header = next(part for part in parts if str(part) == "https://w3id.org/nghiquyet/ontology")
    assert set(terms.objects(header, OWL.imports)) == parts - {header}
