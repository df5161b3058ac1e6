"""kg build."""

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import base_option, store_option, tell

if TYPE_CHECKING:
    from kg.pipeline import Outcome

_LINE = re.compile(r":\d+$|, record \d+$")  # the place of a record within its file


@click.command("build")
@click.argument("paths", nargs=-1, metavar="PATH...|-")
@store_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the store as RDF (.ttl .trig .nq .jsonld .rdf).",
)
@base_option
@click.option("--processes", type=click.IntRange(1), default=1, show_default=True, help="Processes that read articles.")
@click.option(
    "--checkpoint",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    help="Publish the store after so many articles.",
)
@click.option(
    "--failed", is_flag=True, help="List the articles of the store that were refused or not read, with the reason."
)
@click.option(
    "--infer/--no-infer", "inferring", default=True, show_default=True, help="Also infer what follows from the facts."
)
@click.option("--retry", is_flag=True, help="Build again what was refused or not read, and nothing else.")
def command(
    paths: tuple[str, ...],
    store: Path,
    output: Path | None,
    base: str,
    processes: int,
    checkpoint: int,
    failed: bool,
    retry: bool,
    inferring: bool,
) -> int:
    """Read articles into a validated store; an article that comes again replaces its graph.

    Text, HTML, JSON lines, WARC, each also packed with gzip or zstd, folders of these, or - for standard input. An
    article with a violation is not stored, the others are. What has not changed since it was last built is passed
    over, and a build that was stopped goes on where it was: run it again.

    \b
    kg build articles/ --store graph.kg
    kg build news.jsonl.gz archive.warc --processes 4
    kg build articles/ -o news.trig
    kg build --failed
    kg build --retry
    cat article.txt | kg build -
    """
    from kg.errors import UsageError
    from kg.store.builds import builds

    if failed or retry:
        with builds(store) as record:
            refused = list(record.refused())
        if failed:
            for each in refused:
                click.echo(f"{each.origin}\n{each.refusal}")
            return 1 if refused else 0
        paths = paths or tuple(dict.fromkeys(_LINE.sub("", each.origin) for each in refused))
        if not paths:
            click.echo("no article was refused", err=True)
            return 0
    if not paths:
        raise UsageError("no articles given", cure="kg build PATH... reads files and folders, - standard input")
    return _build(paths, store, output, (base, processes, checkpoint), inferring)


def _build(paths: tuple[str, ...], store: Path, output: Path | None, how: tuple[str, int, int], inferring: bool) -> int:
    from kg import ledger, pipeline
    from kg.cli.progress import progress
    from kg.errors import InputError
    from kg.export import form_of, write
    from kg.infer import GRAPH, infer
    from kg.sources import read
    from kg.store import writing
    from kg.store.builds import builds

    form = form_of(output) if output else None
    count: Counter[str] = Counter()
    with writing(store) as target, builds(store) as record, progress("building") as step:
        identities = ledger.load(store)
        ledger.apply(identities, target, record, how[0])
        try:
            for item in pipeline.build(read(paths), target, record, *how, identities=identities):
                step()
                if isinstance(item, InputError):
                    tell(item)
                    count["not read"] += 1
                else:
                    count[_state(item)] += 1
                    count["warnings"] += item.warnings
        except KeyboardInterrupt:
            click.echo("kg: stopped; run the same command again to go on", err=True)
            return 130
        if inferring and not target.holds(GRAPH):
            infer(target, how[0])
        if output and form:
            write(target, output, form)
    unchanged = f", {count['unchanged']} unchanged" if count["unchanged"] else ""
    told = ", ".join(f"{count[name]} {name}" for name in ("refused", "not read", "warnings"))
    click.echo(f"{count['stored']} articles stored{unchanged}, {told}", err=True)
    return 3 if count["not read"] else 1 if count["refused"] else 0


def _state(item: "Outcome") -> str:
    if item.built.refusal:
        click.echo(f"kg: {item.built.origin}: not stored\n{item.built.refusal}", err=True)
        return "refused"
    return "unchanged" if item.skipped else "stored"
