"""How fast the project is, each figure as a ratio of two things measured side by side in one run."""
