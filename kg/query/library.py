"""The library of queries: files under queries/ whose headers say what they ask, in which words, of which parameters."""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.resources import resource

_HEADER = re.compile(r"# (?P<key>[\w-]+): (?P<value>.*)")
_PARAMETER = re.compile(
    r"(?P<name>\w+)\s+(?P<type>string|date|integer|decimal|iri)\b\s*(?P<about>[^\[]*?)\s*(?:\[(?P<default>[^\]]*)\])?"
)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATES = ((r"\d{4}-\d{2}-\d{2}", "date"), (r"\d{4}-\d{2}", "gYearMonth"), (r"\d{4}", "gYear"))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A typed parameter: the variable of that name is bound to the given value, else to the default; without one it must be given."""

    name: str
    type: str
    about: str = ""
    default: str | None = None

    def term(self, value: str) -> ox.NamedNode | ox.Literal:
        """The value as a term of the parameter's type; UsageError where it is none."""
        if self.type == "string":
            return ox.Literal(value)
        if self.type == "iri" and re.match(r"[a-z][a-z0-9+.-]*:\S+$", value, re.IGNORECASE):
            return ox.NamedNode(value)
        if self.type == "integer" and re.fullmatch(r"[+-]?\d+", value):
            return ox.Literal(value, datatype=ox.NamedNode(_XSD + "integer"))
        if self.type == "decimal" and re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
            return ox.Literal(value, datatype=ox.NamedNode(_XSD + "decimal"))
        if self.type == "date":
            for pattern, datatype in _DATES:
                if re.fullmatch(pattern, value):
                    return ox.Literal(value, datatype=ox.NamedNode(_XSD + datatype))
        raise UsageError(
            f"{value!r} is no {self.type}", place=f"parameter {self.name}", cure=f"give {self.name} as {self.type}"
        )


@dataclass(frozen=True, slots=True)
class Query:
    """A query of the library, or one that a user gave.

    `example` gives parameters with which it has an answer in the seeds; `empty` says why it has none there.
    """

    name: str
    text: str
    group: str = ""
    title: str = ""
    vi: str = ""
    en: str = ""
    parameters: tuple[Parameter, ...] = ()
    uses: tuple[str, ...] = ()
    example: tuple[tuple[str, str], ...] = ()
    empty: str = ""

    def bind(self, values: dict[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
        """The given values and the defaults as terms; UsageError for a name the query does not know, or one it lacks."""
        known = {p.name: p for p in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError(
                    f"no parameter {name!r}", place=f"query {self.name}", cure=_suggest(name, known, "parameters")
                )
        chosen = {name: p.default for name, p in known.items() if p.default is not None} | values
        for name, p in known.items():
            if name not in chosen:
                raise UsageError(
                    f"needs the parameter {name}: {p.about}",
                    place=f"query {self.name}",
                    cure=f"add -p {name}=VALUE",
                )
        return {name: known[name].term(value) for name, value in chosen.items()}


def parse(path: Path) -> Query:
    """Read a query file with its header."""
    text = path.read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.rstrip())
        if match:
            found.setdefault(match["key"].lower(), []).append(match["value"].strip())
    one = {key: values[0] for key, values in found.items()}
    parameters = tuple(Parameter(**m.groupdict()) for p in found.get("param", []) if (m := _PARAMETER.fullmatch(p)))
    uses = tuple(t for line in found.get("uses", []) for t in line.split())
    pairs = (pair.split("=", 1) for line in found.get("example", []) for pair in line.split("; ") if "=" in pair)
    return Query(
        path.stem, text, path.parent.name, one.get("title", ""), one.get("vi", ""), one.get("en", ""), parameters, uses,
        tuple((name, value) for name, value in pairs), one.get("empty", ""),
    )  # fmt: skip


@lru_cache(maxsize=1)
def library() -> dict[str, Query]:
    """Every query of the library by name, in order of group and name."""
    folder = resource("queries")
    files = [
        f
        for group in ("facts", "questions", "derived", "identity", "checks", "conflicts")
        for f in sorted((folder / group).glob("*.rq"))
    ]
    return {f.stem: parse(f) for f in files}


def find(name: str) -> Query:
    """The query of that name, or in that file; UsageError with the nearest names where there is none."""
    if name in library():
        return library()[name]
    file = Path(name)
    if file.suffix in (".rq", ".sparql"):
        if not file.is_file():
            raise UsageError("no such query file", place=name, cure="check the path")
        return parse(file)
    raise UsageError(f"no query named {name!r}", cure=_suggest(name, library(), "kg query --list"))


def _suggest(name: str, known: dict[str, object] | dict[str, Query] | dict[str, Parameter], otherwise: str) -> str:
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return f"see {otherwise}" if otherwise.startswith("kg ") else f"its {otherwise}: {', '.join(known) or 'none'}"
