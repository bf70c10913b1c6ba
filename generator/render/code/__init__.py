"""QR codes: the symbol and its drawings."""
