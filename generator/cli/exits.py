"""Exit codes, the same for every command."""

OK = 0
DATA = 1
USAGE = 2
MACHINE = 3
OURS = 4
