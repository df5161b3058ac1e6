"""What `kg same` and `kg split` share: a judgement is kept, and the articles it touches are read again."""

from collections.abc import Callable
from pathlib import Path

import click

from kg.rdf.identities import Identities, Judgement
from kg.store.store import Store

Decision = Callable[[Store, Identities], set[Judgement]]


def judge(folder: Path, base: str, decide: Decision) -> int:
    """Keep what was decided in the ledger of the store, and read again what it touches; all of it, or nothing."""
    from kg import ledger
    from kg.infer import GRAPH, infer
    from kg.store import path, writing
    from kg.store.builds import builds

    path(folder)
    with writing(folder) as target, builds(folder) as record:
        known = ledger.load(folder)
        ledger.apply(known, target, record, base)
        decided = Identities.of(decide(target, known))
        if decided == known:
            click.echo("no judgement of that kind is kept; nothing was changed", err=True)
            return 1
        inferred = target.holds(GRAPH)
        articles = ledger.apply(decided, target, record, base)
        if inferred and not target.holds(GRAPH):
            infer(target, base)
        ledger.save(folder, decided)
    click.echo(f"{articles} articles read again; the judgement stands in {folder / ledger.FILE}", err=True)
    return 0
