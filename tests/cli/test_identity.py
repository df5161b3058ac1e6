"""kg merges, same and split: judgements win over the rules, survive a rebuild, and hang on no order of articles."""

from pathlib import Path

import pytest
from running import kg

ARTICLES = {
    "a1": "Huyện Phú Lâm họp\n\nSáng 5/3/2022, đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm chủ trì hội nghị. Đồng chí An yêu cầu các xã rà soát hộ nghèo.",
    "a2": "Huyện Nam Khê giao ban\n\nNgày 6/3/2022, đồng chí Trần Văn An, Chủ tịch UBND huyện Nam Khê phát biểu tại hội nghị giao ban.",
    "a3": "Huyện Phú Lâm tặng quà\n\nNgày 7/3/2022, đồng chí Trần Văn Ân, Bí thư Huyện ủy Phú Lâm tặng quà tại xã Hòa An.",
    "a4": "Huyện Phú Lâm sơ kết\n\nNgày 8/3/2022, đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm dự hội nghị sơ kết.",
}
AN, EN = "https://w3id.org/nghiquyet/id/person/trần-văn-an", "https://w3id.org/nghiquyet/id/person/trần-văn-ân"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "articles"
    texts.mkdir()
    for name, text in ARTICLES.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    assert kg("build", "articles", cwd=tmp_path).returncode == 0
    return tmp_path


def holders(cwd: Path, store: str = "graph.kg") -> dict[str, str]:
    """Who is meant by the holder of a post, by article: the IRIs."""
    query = (
        "PREFIX nq: <https://w3id.org/nghiquyet/ontology#> SELECT DISTINCT ?article ?who WHERE { GRAPH ?g { "
        "?post a nq:RoleHolding ; nq:holder ?who ; nq:attestedIn/nq:articleId ?article } } ORDER BY ?article"
    )
    lines = kg("query", "-e", query, "--format", "csv", "--store", store, cwd=cwd).stdout.split()[1:]
    return dict(line.split(",") for line in lines)


def dump(cwd: Path, store: str = "graph.kg") -> str:
    return kg("export", "--format", "nq", "--store", store, cwd=cwd).stdout


def judged(cwd: Path) -> None:
    assert kg("split", "Trần Văn An", "a2", cwd=cwd).returncode == 0
    assert kg("same", AN, "Trần Văn Ân", cwd=cwd).returncode == 0


def test_names_alone_decide_until_somebody_judges(folder: Path) -> None:
    assert holders(folder) == {"a1": AN, "a2": AN, "a3": EN, "a4": AN}
    judged(folder)
    assert holders(folder) == {"a1": AN, "a2": f"{AN}~a2", "a3": AN, "a4": AN}


def test_judgements_survive_a_rebuild_and_hang_on_no_order(folder: Path) -> None:
    judged(folder)
    again = kg("build", "articles", cwd=folder)
    assert "0 articles stored, 4 unchanged" in again.stderr
    (folder / "fresh.kg").mkdir()
    (folder / "fresh.kg" / "identities.tsv").write_bytes((folder / "graph.kg" / "identities.tsv").read_bytes())
    files = [f"articles/{name}.txt" for name in ("a3", "a1", "a4", "a2")]
    assert kg("build", *files, "--store", "fresh.kg", cwd=folder).returncode == 0
    assert dump(folder, "fresh.kg") == dump(folder)


def test_a_judgement_taken_back_leaves_the_store_as_it_was(folder: Path) -> None:
    before = dump(folder)
    judged(folder)
    assert dump(folder) != before
    assert kg("same", "--undo", AN, EN, cwd=folder).returncode == 0
    article = "https://w3id.org/nghiquyet/id/article/a2"
    assert kg("split", "--undo", AN, article, cwd=folder).returncode == 0
    assert dump(folder) == before
    assert kg("split", "--undo", AN, article, cwd=folder).returncode == 1


def test_a_line_written_by_hand_holds_from_the_next_build(folder: Path) -> None:
    judged(folder)
    ledger = folder / "graph.kg" / "identities.tsv"
    ledger.write_text("".join(line for line in ledger.read_text().splitlines(True) if not line.startswith("same")))
    assert kg("build", "articles", cwd=folder).returncode == 0
    assert holders(folder) == {"a1": AN, "a2": f"{AN}~a2", "a3": EN, "a4": AN}


def test_each_mention_is_recorded_with_its_rule_and_grounds(folder: Path) -> None:
    lines = kg("merges", "Trần Văn An", "--format", "tsv", cwd=folder).stdout.splitlines()
    rows = [[cell.strip('"') for cell in line.split("\t")] for line in lines[1:]]
    found = {(row[0], row[2], row[3]) for row in rows}
    assert {("a1", "Trần Văn An", "full name"), ("a1", "An", "given name"), ("a4", "Trần Văn An", "full name")} <= found
    given = next(row for row in rows if row[3] == "given name")
    assert given[4].startswith("Trần Văn An ")
    shared = next(row for row in rows if row[0] == "a4")
    assert "Bí thư Huyện ủy Phú Lâm (a1)" in shared[4]
    for article, characters, printed, *_ in rows:
        start, end = map(int, characters.split("-"))
        assert ARTICLES[article][start:end] == printed


def test_namesakes_are_found_and_never_decided(folder: Path) -> None:
    found = kg("merges", "--namesakes", "--format", "csv", cwd=folder)
    assert found.returncode == 1
    assert {(line.split(",")[3], line.split(",")[5]) for line in found.stdout.splitlines()[1:]} == {
        ("a1", "a2"),
        ("a2", "a4"),
    }
    judged(folder)
    assert kg("merges", "--namesakes", cwd=folder).returncode == 0


def test_what_was_judged_is_told_of_the_individual(folder: Path) -> None:
    judged(folder)
    assert "nq:judgedFrom" in kg("explain", AN, cwd=folder).stdout
    assert "judged" in kg("merges", f"{AN}~a2", cwd=folder).stdout


WRONG = [
    (("same", "Trần Văn An", "Trần Văn Bình"), "nobody and nothing is named 'Trần Văn Bình'"),
    (("same", "Trần Văn An", "Huyện ủy Phú Lâm"), "these are Organization and Person"),
    (("same", "Trần Văn An", AN), "they are one already"),
    (("split", "Trần Văn An", "a3"), "it is named in: a1, a2, a4"),
    (("split", "Trần Văn Ân", "a3"), "there is nobody to tell it from"),
]


@pytest.mark.parametrize(("call", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_judgement_that_cannot_be_is_refused_and_changes_nothing(
    folder: Path, call: tuple[str, ...], told: str
) -> None:
    before = dump(folder)
    ran = kg(*call, cwd=folder)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert dump(folder) == before
    assert not (folder / "graph.kg" / "identities.tsv").exists()


def test_two_judged_to_be_two_are_not_made_one(folder: Path) -> None:
    assert kg("split", "Trần Văn An", "a2", cwd=folder).returncode == 0
    ran = kg("same", AN, f"{AN}~a2", cwd=folder)
    assert ran.returncode == 2
    assert "they were judged to be two" in ran.stderr


def test_a_malformed_ledger_names_the_line(folder: Path) -> None:
    (folder / "graph.kg" / "identities.tsv").write_text("judgement\tfirst\tsecond\tname\nalike\ta\tb\tc\n")
    ran = kg("build", "articles", cwd=folder)
    assert ran.returncode == 3
    assert "identities.tsv:2" in ran.stderr
