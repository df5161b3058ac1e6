"""The process that runs queries: it opens the store to read, answers one request, and can be killed at any time.

Request on standard input (JSON): store, query, memory in bytes, and perhaps as_of, the day to ask for.
Answer on standard output: a line with the kind of result, then SPARQL 1.1 Query Results JSON or N-Triples.
"""

import json
import resource
import sys

import pyoxigraph as ox

from kg.query.asof import as_of


def main() -> int:
    """Answer the request on standard input; exit code 2 with the message on standard error where the query is bad."""
    request = json.load(sys.stdin)
    if request["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    try:
        store = ox.Store.read_only(request["store"])
        if request.get("as_of"):
            store = as_of(store, request["as_of"])
        result = store.query(request["query"])
        kind = (
            "graph"
            if isinstance(result, ox.QueryTriples)
            else "boolean"
            if isinstance(result, ox.QueryBoolean)
            else "solutions"
        )
        if isinstance(result, ox.QueryTriples):
            data = result.serialize(format=ox.RdfFormat.N_TRIPLES)
        else:
            data = result.serialize(format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError) as error:
        sys.stderr.write(str(error))
        return 2
    sys.stdout.buffer.write(kind.encode() + b"\n" + (data or b""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
