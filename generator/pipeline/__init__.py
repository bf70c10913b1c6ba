"""The stages in order: read → model → check → derive → render → publish. The only package that joins them."""
