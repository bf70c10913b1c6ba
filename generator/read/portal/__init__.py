"""Feeds, lists and tables of published documents → values. What comes in is hostile until it is read."""
