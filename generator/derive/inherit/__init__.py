"""A catalogue and an overlay on it → the catalogue of the office, each field of which knows where it comes from."""
