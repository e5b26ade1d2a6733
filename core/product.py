"""What the product is called, and which version of it this is. `pyproject.toml` says both again; a test compares."""

NAME = "Gradient Playground"
ID = "gradient-playground"
"""The name in folders, settings and packages."""

VERSION = "0.1.0"
