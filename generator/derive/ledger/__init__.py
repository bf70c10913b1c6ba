"""Records and time limits → the ledger: one engine, whose table every page, file and command shows."""
