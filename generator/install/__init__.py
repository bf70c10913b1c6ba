"""How the program reaches the machines of an office: pinned sources for CI, bundles for machines without a network."""
