"""The lock file that CI installs from pins everything that pyproject.toml asks for, within its bounds."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LINES = [line for line in (ROOT / ".ci/requirements.lock").read_text("utf-8").splitlines() if not line.startswith("#")]
PINS = dict(line.split("==") for line in LINES)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = [
    *PROJECT["build-system"]["requires"],
    *PROJECT["project"]["dependencies"],
    *(asked for extra in PROJECT["project"]["optional-dependencies"].values() for asked in extra),
]


def test_every_line_is_one_exact_pin() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []
    assert len({canonicalize_name(name) for name in PINS}) == len(LINES) > 50


@pytest.mark.parametrize("asked", ASKED)
def test_a_pin_satisfies_what_the_project_asks_for(asked: str) -> None:
    requirement = Requirement(asked)
    pins = {canonicalize_name(name): version for name, version in PINS.items()}
    version = pins[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)
    assert ">=" in str(requirement.specifier)


def test_all_requirements_are_collected() -> None:
    assert len(ASKED) >= 20
