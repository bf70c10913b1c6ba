"""The pages of the desk, a module a kind of work. Each takes a `Call` and gives an answer."""
