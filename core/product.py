"""The name and version of the product. `pyproject.toml` repeats both; a test compares."""

NAME = "Gradient Playground"
ID = "gradient-playground"
"""The name in folders, settings and packages."""

VERSION = "0.1.0"
