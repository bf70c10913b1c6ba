"""公开时限: wording → clauses, by a table of rules over marks."""
