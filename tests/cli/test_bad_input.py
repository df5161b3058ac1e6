"""Bad input: one clear error that names the place and the cure, an exit code that is not 0, and nothing lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Đồng chí Trần Văn An, Bí thư Huyện ủy Phú Lâm, chủ trì hội nghị.\n"


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from kg.cli import main; main()", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.txt", b""), ("binary.txt", bytes(range(256)) * 8), ("broken.jsonl", b'{"id": "x", "text": ')],
)
def test_a_bad_file_is_told_and_the_good_one_beside_it_is_built(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    built = kg("build", ".", "--store", "graph.kg", cwd=tmp_path)
    assert built.returncode != 0
    assert name in built.stderr
    assert "Traceback" not in built.stderr
    asked = kg("query", "roles", "--store", "graph.kg", "--format", "csv", cwd=tmp_path)
    assert asked.returncode == 0, asked.stderr
    assert "Trần Văn An" in asked.stdout


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("query", "no_such_query"), "no_such_query"),
        (("query", "-e", "SELECT WHERE {"), ""),
        (("build", "missing.txt"), "missing.txt"),
    ],
)
def test_a_wrong_command_is_told(tmp_path: Path, arguments: tuple[str, ...], named: str) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert kg("build", "good.txt", "--store", "graph.kg", cwd=tmp_path).returncode == 0
    told = kg(*arguments, "--store", "graph.kg", cwd=tmp_path)
    assert told.returncode != 0
    assert named in told.stderr
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr


def test_two_hash_seeds_and_two_orders_give_the_same_bytes(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"a{n}.txt").write_text(
            GOOD.replace("Phú Lâm", ("Phú Lâm", "An Hải", "Tân Châu")[n]), encoding="utf-8"
        )
    code = "from kg.cli import main; main()"
    outputs = []
    for seed, files in (("1", ["a0.txt", "a1.txt", "a2.txt"]), ("77", ["a2.txt", "a1.txt", "a0.txt"])):
        store = f"graph{seed}.kg"
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        subprocess.run(
            [sys.executable, "-c", code, "build", *files, "--store", store], cwd=tmp_path, env=env, check=True
        )
        out = f"{seed}.nq"
        subprocess.run(
            [sys.executable, "-c", code, "export", "--store", store, "--format", "nq", "-o", out],
            cwd=tmp_path, env=env, check=True,
        )  # fmt: skip
        outputs.append((tmp_path / out).read_bytes())
    assert len(outputs[0]) > 1000
    assert outputs[0] == outputs[1]
