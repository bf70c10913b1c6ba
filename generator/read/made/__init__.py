"""What was made, read back: built sites, printed sheets, codes."""
