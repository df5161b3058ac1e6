"""A store as RDF: sorted N-Quads, TriG, Turtle, JSON-LD, RDF/XML; the same store gives the same bytes."""

from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError, UsageError
from kg.rdf.namespaces import PREFIXES
from kg.store import Store

FORMS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_SUFFIXES = {
    ".nq": "nq",
    ".trig": "trig",
    ".ttl": "ttl",
    ".jsonld": "jsonld",
    ".json": "jsonld",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
}
_GRAPHLESS = ("ttl", "rdfxml")


def form_of(path: Path) -> str:
    """The format that a file's name asks for; UsageError where it asks for none."""
    form = _SUFFIXES.get(path.suffix)
    if form is None:
        raise UsageError(
            f"no RDF format for the ending {path.suffix!r}", place=str(path), cure=f"use one of {', '.join(_SUFFIXES)}"
        )
    return form


def dump(store: Store, form: str) -> bytes:
    """The store in a format; those without named graphs hold each triple once."""
    quads = store.quads()
    if form == "nq":
        return "".join(f"{quad} .\n" for quad in quads).encode()
    prefixes = {name: str(iri) for name, iri in PREFIXES.items()}
    if form in _GRAPHLESS:
        triples = sorted({q.triple for q in quads}, key=str)
        return ox.serialize(triples, format=FORMS[form], prefixes=prefixes) or b""
    return ox.serialize(quads, format=FORMS[form], prefixes=prefixes) or b""


def write(store: Store, path: Path, form: str) -> None:
    """Write the store to a file, through a temporary one so that a full disk leaves the old file as it was."""
    temporary = path.with_name(path.name + ".part")
    try:
        temporary.write_bytes(dump(store, form))
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise StoreError(
            f"cannot be written: {error.strerror or error}", place=str(path), cure="choose another file"
        ) from error
