"""`python -m generator` is the command `gongkai`."""

import sys

from generator.cli.main import main

sys.exit(main())
