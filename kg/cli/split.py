"""kg split."""

from pathlib import Path

import click

from kg.cli.options import base_option, store_option


@click.command("split")
@click.argument("what", metavar="A")
@click.argument("article", metavar="ARTICLE")
@store_option
@base_option
@click.option("--undo", is_flag=True, help="Take the judgement back; A and ARTICLE are IRIs as in identities.tsv.")
def command(what: str, article: str, store: Path, base: str, undo: bool) -> int:
    """Judge that the A of an ARTICLE is another individual than the A of the other articles: a namesake.

    A is an IRI or a name, ARTICLE the id of the article. Where several articles mean the namesake, split each and join
    the parts with kg same. The judgement is kept in identities.tsv beside the store and holds for every later build.

    \b
    kg split "Trần Văn An" bao-tinh-2021-03-12
    kg split https://w3id.org/nghiquyet/id/person/trần-văn-an bao-tinh-2021-03-12 --store graph.kg
    """
    from kg import ledger
    from kg.cli.judging import judge
    from kg.rdf.identities import SPLIT

    if undo:
        pair = (what, article)
        return judge(
            store,
            base,
            lambda _, known: {j for j in known.judgements if not (j.kind == SPLIT and (j.first, j.second) == pair)},
        )
    return judge(store, base, lambda target, known: {*known.judgements, ledger.split(target, article, what)})
