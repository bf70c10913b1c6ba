"""On paper: posters and the bound catalogue, as PDF and Word."""
