"""Namespaces of the graph, and how prefixed names become IRIs."""

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD

NQ = Namespace("https://w3id.org/nghiquyet/ontology#")
NQC = Namespace("https://w3id.org/nghiquyet/ontology/codes#")
NQSH = Namespace("https://w3id.org/nghiquyet/shapes#")
ID = "https://w3id.org/nghiquyet/id/"
OA = Namespace("http://www.w3.org/ns/oa#")

PREFIXES = {
    "nq": NQ, "nqc": NQC, "nqsh": NQSH, "id": Namespace(ID), "oa": OA, "dct": DCTERMS, "owl": OWL, "prov": PROV, "rdf": RDF,
    "rdfs": RDFS, "schema": SDO, "skos": SKOS, "xsd": XSD,
}  # fmt: skip


def term(prefixed: str) -> URIRef:
    """The IRI of a prefixed name; KeyError for an unknown prefix."""
    prefix, _, local = prefixed.partition(":")
    return URIRef(str(PREFIXES[prefix]) + local)
