"""Two catalogues compared: what differs as a value, that carried out, and that in sentences.

`compare` makes and carries out the value; `notes` words it, with `limits`, `duties` and `inline` for what is longer,
shorter, wider, narrower and otherwise written; `recorded` keeps what of it the public may see.
"""
