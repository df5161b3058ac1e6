"""The fact queries, derived from the fact types: one table a type, the columns as declared, and the evidence."""

from typing import get_args, get_type_hints

from kg.model.entities import Event, Group, OfficialDocument, Organization, Person, Place, Role
from kg.model.facts import FACT_TYPES, Fact
from kg.rdf.mapper import columns

_ENTITIES = (Person, Place, Organization, Group, Role, OfficialDocument, Event)
_HEAD = """# title: {title}
# vi: Bảng {table}: mỗi hàng một sự kiện, kèm đoạn văn làm chứng.
# en: The fact table {table}: one row a fact, with the characters that show it.
# uses: {uses}
# Derived from the fact type {type} by kg.query.derive; do not edit.
PREFIX nq: <https://w3id.org/nghiquyet/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""


def queries() -> dict[str, str]:
    """The text of each fact query by file name."""
    return {f"{kind.TABLE}.rq": query(kind) for kind in FACT_TYPES}


def query(kind: type[Fact]) -> str:
    """The query of one fact table."""
    shown = [(name, column) for name, column in columns(kind) if not column.hidden]
    variables = " ".join(f"?{name}" for name, _ in shown)
    patterns = [_pattern(kind, name, column.property) for name, column in shown]
    uses = " ".join(dict.fromkeys([kind.CLASS, *(column.property for _, column in shown)]))
    head = _HEAD.format(title=f"fact table {kind.TABLE}", table=kind.TABLE, uses=uses, type=kind.__name__)
    body = "\n".join(f"    {line}" for line in patterns)
    return f"""{head}
SELECT DISTINCT {variables} ?article ?start ?end ?quote ?modality WHERE {{
  GRAPH ?graph {{
    ?fact a {kind.CLASS} ; nq:attestedIn ?source ; nq:modality ?modality ; nq:evidence ?evidence .
    ?source nq:articleId ?article .
    ?evidence oa:hasSelector ?position , ?words .
    ?position oa:start ?start ; oa:end ?end .
    ?words oa:exact ?quote .
{body}
  }}
}} ORDER BY ?article ?start ?end {variables}
"""


def _pattern(kind: type[Fact], name: str, prop: str) -> str:
    hint = get_type_hints(kind)[name]
    parts = [p for p in get_args(hint) if p is not type(None)] or [hint]
    entity = next((p for p in parts if p in _ENTITIES), None)
    optional = type(None) in get_args(hint)
    pattern = (
        f"?fact {prop} ?{name}Node . ?{name}Node {entity.LABEL} ?{name} ." if entity else f"?fact {prop} ?{name} ."
    )
    return f"OPTIONAL {{ {pattern} }}" if optional else pattern
