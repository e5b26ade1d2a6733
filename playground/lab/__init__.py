"""The Lab: expressions as graphs one can step through."""
