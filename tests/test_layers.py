"""Imports point one way, modules have no cycles, and each library has its home."""

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Lower layers first; what stands on one line may use its neighbours, never what stands below it in this list.
LAYERS = (
    {"errors", "resources", "model"},
    {"text"},
    {"lexicon"},
    {"sources", "extract", "figures", "resolve"},
    {"rdf"},
    {"validate", "store"},
    {"query"},
    {"infer"},
    {"fingerprint", "pipeline", "export", "explain", "coverage", "conflicts", "ledger", "merges", "selfcheck"},
    {"cli"},
)
# A newcomer above the store is placed by what it imports; only these may use a library that is not of their layer.
HOMES = {
    "click": {"cli"},
    "rich": {"cli", "query"},
    "pyshacl": {"validate"},
    "pyshacl_turbo": {"validate"},
    "owlready2": {"validate"},
    "lxml": {"sources"},
    "warcio": {"sources"},
    "zstandard": {"sources"},
    "trafilatura": {"sources"},
    "ahocorasick_rs": {"lexicon"},
}
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    files = sorted((ROOT / "kg").rglob("*.py"))
    return {".".join(f.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): f for f in files}


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def test_the_modules_are_collected():
    assert len(modules()) > 80


def test_imports_point_to_lower_layers():
    wrong = [
        f"{name} imports {used}"
        for name, file in modules().items()
        for used in imports(file)
        if used.startswith("kg.") and RANK.get(layer(used), -1) > RANK.get(layer(name), len(LAYERS))
    ]
    assert wrong == []


def test_modules_have_no_cycles():
    known = modules()
    top = {name: {u for u in _top_level(file) if u in known and u != name} for name, file in known.items()}
    assert len(list(graphlib.TopologicalSorter(top).static_order())) == len(known)


def _top_level(file: Path) -> set[str]:
    body = ast.parse(file.read_text(encoding="utf-8")).body
    found: set[str] = set()
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    packages = {name for name, path in modules().items() if path.name == "__init__.py"}
    return found - packages  # a package's __init__ only hands its modules on


@pytest.mark.parametrize("library", sorted(HOMES))
def test_a_library_is_used_in_its_home_only(library: str):
    users = {layer(name) for name, file in modules().items() if any(u.split(".")[0] == library for u in imports(file))}
    assert users
    assert users <= HOMES[library]


def test_help_imports_no_heavy_library():
    code = (
        "import sys; sys.argv = ['kg', '--help']\n"
        "from kg.cli import group\n"
        "group.main(['--help'], standalone_mode=False)\n"
        "print('HEAVY', sorted({'rdflib', 'pyshacl', 'owlready2', 'pyoxigraph', 'trafilatura'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY []"
