"""The Lab without a screen: expressions as graphs that can be evaluated, stepped through, expanded and queried."""
