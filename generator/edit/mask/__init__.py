"""Masks personal data by stated patterns, sign by sign: a masked text is as long as it was, so places keep."""
