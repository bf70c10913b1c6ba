"""Other generators on the same catalogue: their programs, their content, their templates."""
