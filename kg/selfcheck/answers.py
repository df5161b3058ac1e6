"""Whether the questions of the library find an answer in the seeds, with the parameters that their headers propose."""

from collections.abc import Iterator

from kg.pipeline import build_article
from kg.query.bind import bound
from kg.query.library import library
from kg.selfcheck.sentences import seeds
from kg.store import Store


def unanswered() -> Iterator[str]:
    """A line for each question without an answer in the seeds that does not say why, or that says so and has one."""
    store = Store()
    for article in seeds():
        store.replace(build_article(article).graph)
    for query in library().values():
        if query.group != "questions":
            continue
        answered = bool(store.select(bound(query.text, query.bind(dict(query.example)))))
        if not answered and not query.empty:
            yield f"{query.name}: no answer in the seeds; give `# example: name=value`, or say why in `# empty:`"
        if answered and query.empty:
            yield f"{query.name}: has an answer in the seeds; take `# empty:` out"
