"""kg facts."""

import json

import click

from kg.cli.options import articles_argument, tell


@click.command("facts")
@articles_argument
def command(paths: tuple[str, ...]) -> int:
    """Print the fact tables of articles, one JSON line an article.

    Each line is {"article": ID, "facts": {TABLE: [ROW, ...]}} with all eleven tables, as the graph gives them back
    through the queries in queries/facts.

    \b
    kg facts article.txt
    kg facts articles/ > facts.jsonl
    """
    from kg.errors import InputError
    from kg.extract import extract
    from kg.query.facts import facts
    from kg.rdf.mapper import map_article
    from kg.sources import read

    code = 0
    for item in read(paths):
        if isinstance(item, InputError):
            tell(item)
            code = item.exit_code
            continue
        tables = facts(map_article(item, extract(item)))
        click.echo(json.dumps({"article": item.id, "facts": tables}, ensure_ascii=False))
    return code
