"""What the search knows: entries, readings, tables of characters."""
