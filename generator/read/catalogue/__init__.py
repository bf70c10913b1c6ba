"""Trees → the catalogue, by the tables of its records."""
