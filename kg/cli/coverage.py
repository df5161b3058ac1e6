"""kg coverage."""

import click

from kg.cli.options import articles_argument, tell


@click.command("coverage")
@articles_argument
@click.option("--spans", is_flag=True, help="List the spans that no fact covers, in the article's own order.")
@click.option("--most", default=20, show_default=True, help="How many of the most frequent unread patterns to list.")
def command(paths: tuple[str, ...], spans: bool, most: int) -> int:
    """Tell what was not read: numbers, names, documents, quotations and orders that no fact covers.

    \b
    kg coverage article.txt --spans
    kg coverage articles/
    """
    from kg.coverage import KINDS, coverage, frequent
    from kg.errors import InputError
    from kg.sources import read

    code, found = 0, []
    click.echo("\t".join(("article", *KINDS)))
    for item in read(paths):
        if isinstance(item, InputError):
            tell(item)
            code = item.exit_code
            continue
        result = coverage(item)
        found.append(result)
        click.echo("\t".join((result.article, *(_share(result.share(kind)) for kind in KINDS))))
        for unread in result.unread if spans else ():
            click.echo(f"    {unread.kind}\t{unread.span.start}-{unread.span.end}\t{unread.text}")
    if len(found) > 1:
        totals = {k: (sum(c.covered[k] for c in found), sum(c.total[k] for c in found)) for k in KINDS}
        click.echo("\t".join(("all", *(_share(done / whole if whole else None) for done, whole in totals.values()))))
        for count, kind, pattern in frequent(found, most):
            click.echo(f"{count}\t{kind}\t{pattern}")
    return code


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
