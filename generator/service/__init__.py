"""The way back: a small web application through which residents apply, ask, report, propose and rate."""
