"""Builds over many articles: the same bytes whatever stops them, however many processes, and nothing twice."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import pipeline
from kg.errors import InputError
from kg.export import dump
from kg.fingerprint import fingerprint
from kg.infer import infer
from kg.model.article import Article
from kg.sources import read
from kg.store import reading, writing
from kg.store.builds import builds

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from kg.cli import main; main()", "build"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
TEXT = "Ngày {day}/4/2022, Huyện ủy Phú Lâm tổ chức hội nghị. Đồng chí Trần Văn An, Bí thư Huyện ủy, chủ trì hội nghị."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A JSON-lines archive of 40 articles."""
    file = tmp_path / "news.jsonl"
    lines = [json.dumps({"id": f"a{n:02}", "text": TEXT.format(day=n % 28 + 1)}, ensure_ascii=False) for n in range(40)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def built(archive: Path, store: Path, processes: int = 1) -> list[pipeline.Outcome | InputError]:
    with writing(store) as target, builds(store) as record:
        return list(pipeline.build(read([str(archive)]), target, record, processes=processes))


def nquads(store: Path) -> bytes:
    return dump(reading(store), "nq")


def test_two_processes_give_the_same_bytes_and_the_same_order(archive: Path, tmp_path: Path):
    one, two = built(archive, tmp_path / "one"), built(archive, tmp_path / "two", processes=2)
    assert one == two
    assert len(one) == 40
    assert nquads(tmp_path / "one") == nquads(tmp_path / "two")


def test_what_has_not_changed_is_passed_over_and_what_has_is_built_again(archive: Path, tmp_path: Path):
    built(archive, tmp_path / "s")
    before = nquads(tmp_path / "s")
    assert all(isinstance(item, pipeline.Outcome) and item.skipped for item in built(archive, tmp_path / "s"))
    assert nquads(tmp_path / "s") == before
    archive.write_text(archive.read_text("utf-8").replace("Ngày 8/4", "Ngày 9/5"), encoding="utf-8")
    again = built(archive, tmp_path / "s")
    assert [item.built.origin for item in again if isinstance(item, pipeline.Outcome) and not item.skipped] == [
        f"{archive}:{line}" for line in (8, 36)
    ]
    built(archive, tmp_path / "fresh")
    assert nquads(tmp_path / "s") == nquads(tmp_path / "fresh")


def test_another_state_of_the_rules_builds_everything_again(monkeypatch: pytest.MonkeyPatch):
    article = Article("a", "Văn bản.")
    before = fingerprint(article, "https://example.org/")
    assert before == fingerprint(article, "https://example.org/")
    assert before != fingerprint(article, "https://example.com/")
    assert before != fingerprint(Article("a", "Văn bản"), "https://example.org/")
    monkeypatch.setattr("kg.fingerprint.state", lambda: "other rules")
    assert before != fingerprint(article, "https://example.org/")


def test_a_build_that_is_broken_off_goes_on_where_it_was(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(pipeline, "CHECKPOINT", 10)
    with (
        pytest.raises(RuntimeError, match="power cut"),
        writing(tmp_path / "s") as target,
        builds(tmp_path / "s") as record,
    ):
        _cut_off(pipeline.build(read([str(archive)]), target, record, checkpoint=10), after=25)
    assert len(reading(tmp_path / "s").graphs()) == 20
    again = built(archive, tmp_path / "s")
    assert sum(isinstance(item, pipeline.Outcome) and item.skipped for item in again) == 20
    built(archive, tmp_path / "whole")
    assert nquads(tmp_path / "s") == nquads(tmp_path / "whole")


def _cut_off(outcomes, after: int) -> None:
    for number, _ in enumerate(outcomes, 1):
        if number == after:
            raise RuntimeError("power cut")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_a_stopped_command_is_run_again_to_the_same_bytes(archive: Path, tmp_path: Path, sent: int, code: int):
    lines = [archive.read_text("utf-8").replace('"a', f'"b{n}-') for n in range(4)]
    archive.write_text("\n".join(lines), encoding="utf-8")
    command = [*COMMAND, str(archive), "--store", "s", "--processes", "2", "--checkpoint", "10"]
    log = tmp_path / "log"
    with log.open("w") as told, subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stderr=told) as stopped:
        _wait_for((tmp_path / "s" / "current").exists)
        stopped.send_signal(sent)
        assert stopped.wait(60) == code
    assert 0 < len(reading(tmp_path / "s").graphs()) < 160
    assert "Traceback" not in log.read_text("utf-8")
    assert (
        subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL).returncode == 0
    )
    built(archive, tmp_path / "whole")
    with writing(tmp_path / "whole") as whole:
        infer(whole)
    assert nquads(tmp_path / "s") == nquads(tmp_path / "whole")


def _wait_for(happened) -> None:
    for _ in range(1200):
        if happened():
            return
        time.sleep(0.05)
    pytest.fail("nothing was published within a minute")


def test_what_failed_is_listed_and_retried_alone(tmp_path: Path):
    (tmp_path / "good.txt").write_text(TEXT.format(day=1), encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(bytes(range(256)))
    store = ("--store", "s")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [*COMMAND, *arguments, *store]
        return subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, check=False, capture_output=True, text=True)

    assert run(".").returncode == 3
    failed = run("--failed")
    assert failed.returncode == 1
    assert failed.stdout.startswith("bad.txt\n")
    (tmp_path / "bad.txt").write_text(TEXT.format(day=2), encoding="utf-8")
    retried = run("--retry")
    assert retried.returncode == 0
    assert "1 articles stored" in retried.stderr
    assert run("--failed").stdout == ""
    assert [name.rpartition("/")[2] for name in reading(tmp_path / "s").graphs()] == ["bad", "good", "inferred"]
