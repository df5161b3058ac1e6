"""Bad input: one clear error that names the place and the cure, an exit code that is not 0, and nothing lost."""

import os
import resource
from pathlib import Path

import pytest
from running import GOOD, kg

BAD_FILES = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "encoding.txt": "Đồng chí Trần Văn An".encode("utf-16-le")[1:],
    "broken.jsonl": b'{"id": "x", "text": ',
    "page.html": b"<html><head><title>x</title></head><body><nav>menu</nav></body></html>",
    "malformed.json": b"[1, 2",
}
WRONG_COMMANDS = {
    "unknown query": (("query", "no_such_query"), 2, ["no_such_query", "→"]),
    "a query misspelt": (("query", "role"), 2, ["did you mean roles"]),
    "unknown parameter": (("query", "posts_of_person", "-p", "nme=An"), 2, ["no parameter 'nme'", "did you mean name"]),
    "a parameter left out": (("query", "posts_of_person"), 2, ["needs the parameter name", "-p name=VALUE"]),
    "a parameter without value": (("query", "roles", "-p", "name"), 2, ["-p NAME=VALUE"]),
    "no query file": (("query", "nowhere.rq"), 2, ["nowhere.rq", "check the path"]),
    "malformed SPARQL": (("query", "-e", "SELECT *\nWHERE { ?s ?p }"), 2, [" 2:", "line and column"]),
    "an update": (("query", "-e", "DELETE WHERE { ?s ?p ?o }"), 2, ["DELETE", "only read"]),
    "the network": (("query", "-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 2, ["SERVICE"]),
    "brackets without end": (("query", "-e", "SELECT * {" + "{" * 500), 2, ["nested"]),
    "evidence of no fact": (("query", "-e", "SELECT * { ?s a ?o }", "--evidence"), 2, ["hang on no fact"]),
    "evidence of a truth": (("query", "-e", "ASK { ?s a ?o }", "--evidence"), 2, ["only a SELECT"]),
    "missing file": (("build", "missing.txt"), 3, ["missing.txt", "check the path"]),
    "unknown command": (("biuld", "good.txt"), 2, ["Did you mean build"]),
    "unknown ending": (("export", "-o", "graph.docx"), 2, [".docx", ".ttl"]),
    "nobody of that name": (("explain", "Trần Văn Ân"), 2, ["did you mean Trần Văn An"]),
    "broken Turtle": (("validate", "broken.ttl"), 3, ["broken.ttl"]),
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder with an article, its store, and a broken Turtle file."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.ttl").write_text("@prefix nq: <https://x/ .\nnq:a nq:b", encoding="utf-8")
    done = kg("build", "good.txt", "--store", "graph.kg", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def still_answers(folder: Path) -> bool:
    asked = kg("query", "roles", "--store", "graph.kg", "--format", "csv", cwd=folder)
    return asked.returncode == 0 and "Trần Văn An" in asked.stdout


@pytest.mark.parametrize("name", sorted(BAD_FILES))
def test_a_bad_file_is_told_and_the_good_one_beside_it_is_built(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(BAD_FILES[name])
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    built = kg("build", ".", "--store", "graph.kg", cwd=tmp_path)
    assert built.returncode == 3
    assert name in built.stderr
    assert "→" in built.stderr
    assert "Traceback" not in built.stderr
    assert still_answers(tmp_path)


@pytest.mark.parametrize("name", sorted(WRONG_COMMANDS))
def test_a_wrong_command_is_told_with_its_cure(built: Path, name: str):
    arguments, code, words = WRONG_COMMANDS[name]
    store = () if arguments[0] in ("biuld", "validate") else ("--store", "graph.kg")
    told = kg(*arguments, *store, cwd=built)
    assert told.returncode == code, told.stderr
    assert [word for word in words if word not in told.stderr] == []
    assert told.stdout == ""
    assert "Traceback" not in told.stderr


def test_a_broken_line_is_told_by_number_and_the_good_ones_are_kept(tmp_path: Path):
    line = '{"id": "%s", "text": "Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị."}\n'
    (tmp_path / "news.jsonl").write_text(line % "a" + "{broken\n" + line % "b", encoding="utf-8")
    built = kg("build", "news.jsonl", "--store", "graph.kg", cwd=tmp_path)
    assert built.returncode == 3
    assert "news.jsonl:2" in built.stderr
    assert "2 articles stored" in built.stderr


def test_fifty_megabytes_of_text_give_one_message(built: Path):
    (built / "huge.txt").write_text(GOOD * (50 * 2**20 // len(GOOD.encode())), encoding="utf-8")
    told = kg("build", "huge.txt", "--store", "graph.kg", cwd=built)
    assert told.returncode == 3
    assert "huge.txt" in told.stderr
    assert "→" in told.stderr
    assert still_answers(built)


def test_a_store_folder_that_may_not_be_written_is_told(tmp_path: Path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    folder = "/proc/graph.kg" if os.geteuid() == 0 else str(locked / "graph.kg")  # root may write where others may not
    told = kg("build", "good.txt", "--store", folder, cwd=tmp_path)
    assert told.returncode == 3
    assert folder in told.stderr
    assert "--store" in told.stderr
    assert "Traceback" not in told.stderr


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, 16 * 1024))


def test_a_full_disk_is_told_and_what_was_stored_stays(built: Path):
    (built / "more.txt").write_text(GOOD.replace("Phú Lâm", "Tân Châu") * 40, encoding="utf-8")
    told = kg("build", "more.txt", "--store", "graph.kg", cwd=built, before=_small_files)
    assert told.returncode == 3, told.stderr
    assert "disk is full" in told.stderr
    assert "free some space" in told.stderr
    assert "Traceback" not in told.stderr
    assert still_answers(built)


def test_a_query_that_does_not_end_is_stopped(built: Path):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
    told = kg("query", "-e", endless, "--store", "graph.kg", "--timeout", "2", cwd=built)
    assert told.returncode == 2
    assert "within 2 seconds" in told.stderr


def test_two_hash_seeds_and_two_orders_give_the_same_bytes(tmp_path: Path):
    for number, place in enumerate(("Phú Lâm", "An Hải", "Tân Châu")):
        (tmp_path / f"a{number}.txt").write_text(GOOD.replace("Phú Lâm", place), encoding="utf-8")
    outputs = []
    for seed, files in (("1", ["a0.txt", "a1.txt", "a2.txt"]), ("77", ["a2.txt", "a1.txt", "a0.txt"])):
        store = f"graph{seed}.kg"
        for arguments in (("build", *files), ("export", "--format", "nq", "-o", f"{seed}.nq")):
            assert kg(*arguments, "--store", store, cwd=tmp_path, PYTHONHASHSEED=seed).returncode == 0
        outputs.append((tmp_path / f"{seed}.nq").read_bytes())
    assert len(outputs[0]) > 1000
    assert outputs[0] == outputs[1]
