"""Validate graphs with pySHACL alone, in a process where nothing of it was tuned; prints the seconds it took.

Usage: python plain_pyshacl.py SHAPES HIERARCHY DATA.ttl...; each report is written beside its data.
"""

import sys
from pathlib import Path
from time import perf_counter

import pyshacl
from rdflib import Graph

shapes, hierarchy = (Graph().parse(path, format="nt") for path in sys.argv[1:3])
started = perf_counter()
for name in sys.argv[3:]:
    data = Graph().parse(name, format="turtle") + hierarchy
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    Path(name).with_suffix(".report.nt").write_bytes(report.serialize(format="nt", encoding="utf-8"))
print(perf_counter() - started)
