"""The store on a real disk: what readers see, what writers lose, and how often a triple counts."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, BNode, Graph

import kg
from kg.errors import StoreError
from kg.store import Store, path, reading, writing

FIRST = "Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị."
SECOND = "Đồng chí Lê Thị Bình, Chủ tịch UBND huyện Phú Lâm, phát biểu."
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def article(text: str, id: str) -> Graph:
    return kg.graph(text, id=id)


def count(store: Store) -> int:
    [row] = store.select(COUNT)
    assert isinstance(row["n"], ox.Literal)
    return int(row["n"].value)


def test_an_article_that_comes_again_replaces_its_graph(tmp_path: Path):
    for text in (FIRST, SECOND):
        with writing(tmp_path / "s") as store:
            store.replace(article(text, "a"))
    store = reading(tmp_path / "s")
    assert len(store.graphs()) == 1
    assert set(store.graph(store.graphs()[0])) == set(article(SECOND, "a"))


def test_a_triple_in_two_graphs_counts_once():
    store, one, other = Store(), article(FIRST, "a"), article(FIRST, "b")
    store.replace(one)
    store.replace(other)
    shared = set(one) & set(other)
    assert shared
    assert count(store) == len(set(one) | set(other)) == store.size()
    assert len(store.quads()) == len(set(one)) + len(set(other))


def test_what_one_article_takes_back_another_keeps():
    store, one, other = Store(), article(FIRST, "a"), article(FIRST, "b")
    store.replace(one)
    store.replace(other)
    store.replace(article(SECOND, "a"))
    assert set(store.graph(str(other.identifier))) == set(other)
    assert count(store) == len(set(article(SECOND, "a")) | set(other))


def test_readers_see_the_last_published_version_while_a_writer_works(tmp_path: Path):
    with writing(tmp_path / "s") as store:
        store.replace(article(FIRST, "a"))
    with writing(tmp_path / "s") as store:
        store.replace(article(SECOND, "b"))
        assert len(reading(tmp_path / "s").graphs()) == 1
    assert len(reading(tmp_path / "s").graphs()) == 2


def test_a_build_that_fails_leaves_the_store_as_it_was(tmp_path: Path):
    with writing(tmp_path / "s") as store:
        store.replace(article(FIRST, "a"))
    before = path(tmp_path / "s")
    with pytest.raises(TypeError, match="blank nodes"), writing(tmp_path / "s") as store:
        store.replace(article(SECOND, "b").add((BNode(), RDF.type, RDF.Bag)))
    assert path(tmp_path / "s") == before
    assert sorted(p.name for p in (tmp_path / "s" / "versions").iterdir()) == [before.name]


def _write_until_killed(folder: str) -> None:
    with writing(Path(folder)) as store:
        for number in range(100_000):
            store.replace(article(SECOND, f"b{number}"))
            (Path(folder).parent / "begun").touch()


def test_a_writer_that_is_killed_loses_nothing_that_was_published(tmp_path: Path):
    with writing(tmp_path / "s") as store:
        store.replace(article(FIRST, "a"))
    writer = multiprocessing.get_context("spawn").Process(target=_write_until_killed, args=(str(tmp_path / "s"),))
    writer.start()
    for _ in range(600):
        if (tmp_path / "begun").exists():
            break
        time.sleep(0.05)
    assert writer.pid
    os.kill(writer.pid, signal.SIGKILL)
    writer.join(20)
    assert len(reading(tmp_path / "s").graphs()) == 1
    with writing(tmp_path / "s") as store:
        store.replace(article(SECOND, "c"))
    assert len(reading(tmp_path / "s").graphs()) == 2
    assert not list((tmp_path / "s" / "versions").glob("*.draft"))


def test_a_second_writer_waits_and_then_tells_who_is_before_it(tmp_path: Path):
    with (
        writing(tmp_path / "s"),
        pytest.raises(StoreError, match="another build is writing"),
        writing(tmp_path / "s", wait=0.2),
    ):
        pytest.fail("two writers at once")


def test_two_builds_at_once_both_end_in_the_store(tmp_path: Path):
    for name, text in (("one", FIRST), ("two", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "--store", "s"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    builds = [
        subprocess.Popen([*command, f"{name}.txt"], cwd=tmp_path, env=env, stderr=subprocess.DEVNULL)
        for name in ("one", "two")
    ]
    assert [build.wait(120) for build in builds] == [0, 0]
    assert [name.rpartition("/")[2] for name in reading(tmp_path / "s").graphs()] == ["one", "two", "inferred"]


def test_no_store_is_told_with_the_way_to_make_one(tmp_path: Path):
    with pytest.raises(StoreError, match="kg build"):
        reading(tmp_path / "nothing")


def test_a_damaged_store_is_told(tmp_path: Path):
    with writing(tmp_path / "s") as store:
        store.replace(article(FIRST, "a"))
    for file in path(tmp_path / "s").iterdir():
        file.write_bytes(b"no store")
    with pytest.raises(StoreError, match=r"damaged|cannot be used"):
        reading(tmp_path / "s").graphs()
