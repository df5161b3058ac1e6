"""What the command line says of itself: every command's help has examples, and the README knows every command."""

import re
from pathlib import Path

import pytest
from running import GOOD, ROOT, kg

from kg.cli import COMMANDS

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_all_commands_are_listed(tmp_path: Path):
    told = kg("--help", cwd=tmp_path)
    assert told.returncode == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in told.stdout] == []
    assert "Exit codes: 0 clean" in told.stdout


@pytest.mark.parametrize("name", list(COMMANDS))
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_a_commands_help_shows_how_it_is_called(tmp_path: Path, name: str, option: str):
    told = kg(name, option, cwd=tmp_path)
    assert told.returncode == 0
    assert re.search(rf"^  (?:\w.* \| )?kg {name}\b", told.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_readme_names_the_command(name: str):
    assert f"kg {name}" in README


def test_the_readmes_python_runs():
    [block] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(block, names)  # the README's own example
    assert "graph" in names


def test_data_is_on_standard_output_and_talk_on_standard_error(tmp_path: Path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    built = kg("build", "good.txt", "--store", "s", cwd=tmp_path)
    assert built.stdout == ""
    assert "1 articles stored" in built.stderr
    asked = kg("query", "roles", "--store", "s", "--format", "json", cwd=tmp_path)
    assert asked.stderr == ""
    assert "Trần Văn An" in asked.stdout


@pytest.mark.parametrize(
    "arguments",
    [("explain", "Trần Văn An", "--store", "s"), ("query", "roles", "--store", "s"), ("coverage", "good.txt")],
)
def test_no_color_is_kept(tmp_path: Path, arguments: tuple[str, ...]):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert kg("build", "good.txt", "--store", "s", cwd=tmp_path).returncode == 0
    told = kg(*arguments, cwd=tmp_path, NO_COLOR="1", FORCE_COLOR="")
    assert told.returncode in (0, 1)
    assert told.stdout
    assert "\x1b" not in told.stdout + told.stderr
