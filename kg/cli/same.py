"""kg same."""

from pathlib import Path

import click

from kg.cli.options import base_option, store_option


@click.command("same")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@store_option
@base_option
@click.option("--undo", is_flag=True, help="Take the judgement back; A and B are IRIs as in identities.tsv.")
def command(first: str, second: str, store: Path, base: str, undo: bool) -> int:
    """Judge that A and B, each an IRI or a name, are one individual, against what their names say.

    The judgement is kept in identities.tsv beside the store, wins over the rules, and holds for every later build. The
    articles that name one of the two are read again at once.

    \b
    kg same "Nguyễn Văn An" "Nguyễn Văn Ân"
    kg same https://w3id.org/nghiquyet/id/person/lê-an https://w3id.org/nghiquyet/id/person/lê-văn-an
    """
    from kg import ledger
    from kg.cli.judging import judge
    from kg.rdf.identities import SAME

    if undo:
        pair = {first, second}
        return judge(
            store,
            base,
            lambda _, known: {j for j in known.judgements if not (j.kind == SAME and {*j.subjects} == pair)},
        )
    return judge(store, base, lambda target, known: {*known.judgements, ledger.same(target, known, first, second)})
