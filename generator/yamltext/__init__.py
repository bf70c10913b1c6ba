"""YAML as text with places: nodes, tree, spans, writing. Knows no catalogue."""
