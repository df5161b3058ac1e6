"""Questions to the graph: the library of queries, and queries of the user's own, run in a process apart."""
