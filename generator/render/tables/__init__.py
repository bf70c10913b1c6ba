"""The catalogue for machines and spreadsheets."""
