"""What a build and a check cost, measured against a floor of our own. Nothing here is part of the program."""
