"""One rule a module. The module's docstring is the rule's manual: what it finds, why, how to mend it."""
