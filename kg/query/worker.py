"""The process that runs queries: it opens the store to read, answers one request, and can be killed at any time.

Request on standard input (JSON): store, query, substitutions (N-Triples terms by variable), memory in bytes.
Answer on standard output: a line with the kind of result, then SPARQL 1.1 Query Results JSON or N-Triples.
"""

import json
import resource
import sys

import pyoxigraph as ox


def main() -> int:
    """Answer the request on standard input; exit code 2 with the message on standard error where the query is bad."""
    request = json.load(sys.stdin)
    if request["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    substitutions = {ox.Variable(name): _term(text) for name, text in request["substitutions"].items()}
    try:
        store = ox.Store.read_only(request["store"])
        result = store.query(request["query"], substitutions=substitutions)
        kind = "graph" if isinstance(result, ox.QueryTriples) else "boolean" if isinstance(result, ox.QueryBoolean) else "solutions"
        form = ox.RdfFormat.N_TRIPLES if kind == "graph" else ox.QueryResultsFormat.JSON
        data = result.serialize(format=form)
    except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError) as error:
        sys.stderr.write(str(error))
        return 2
    sys.stdout.buffer.write(kind.encode() + b"\n" + (data or b""))
    return 0


def _term(text: str) -> ox.NamedNode | ox.Literal:
    triple = next(iter(ox.parse(f"<x:s> <x:p> {text} .", format=ox.RdfFormat.N_TRIPLES)))
    return triple.object  # type: ignore[return-value]  # a request holds IRIs and literals only


if __name__ == "__main__":
    sys.exit(main())
