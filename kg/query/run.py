"""Run a query in a worker process with limits, and hold its answer."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import StoreError, UsageError
from kg.query.bind import bound
from kg.query.guard import guard
from kg.query.library import Query
from kg.store import path

SECONDS, MEMORY = 60.0, 8 * 2**30


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows of a SELECT, the truth of an ASK, or the N-Triples of a CONSTRUCT."""

    kind: str
    variables: tuple[str, ...] = ()
    rows: tuple[dict[str, dict[str, str]], ...] = ()
    truth: bool = False
    triples: str = ""
    raw: dict[str, object] = field(default_factory=dict, hash=False)


def run(
    query: Query, store: Path, values: dict[str, str] | None = None, seconds: float = SECONDS, as_of: str = ""
) -> Answer:
    """Ask a store on disk, as it is or as it stood on a day (kg.query.asof); UsageError for a bad query or one that runs out of time, StoreError for a bad store."""
    guard(query.text)
    text = bound(query.text, query.bind(values or {}))
    request = {"store": str(path(store)), "query": text, "memory": MEMORY, "as_of": as_of}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.query.worker"], input=json.dumps(request).encode(), capture_output=True,
            timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            f"no answer within {seconds:g} seconds", place=f"query {query.name}", cure="narrow it, or add a LIMIT"
        ) from error
    if done.returncode:
        raise _failed(query, done.returncode, done.stderr.decode(errors="replace").strip())
    kind, _, data = done.stdout.partition(b"\n")
    return _answer(kind.decode(), data.decode())


def _failed(query: Query, code: int, message: str) -> UsageError | StoreError:
    if code < 0:
        return UsageError(
            "the query broke its limits and was stopped", place=f"query {query.name}", cure="make it simpler"
        )
    if "IO error" in message or "Corruption" in message:
        return StoreError(f"the store cannot be read: {message}", cure="build it again from the articles")
    return UsageError(
        message.removeprefix("error "), place=f"query {query.name}", cure="mend the SPARQL at the line and column named"
    )


def _answer(kind: str, data: str) -> Answer:
    if kind == "graph":
        return Answer(kind, triples="".join(sorted(data.splitlines(keepends=True))))
    result = json.loads(data)
    if kind == "boolean":
        return Answer(kind, truth=bool(result["boolean"]), raw=result)
    return Answer(kind, tuple(result["head"]["vars"]), tuple(result["results"]["bindings"]), raw=result)
