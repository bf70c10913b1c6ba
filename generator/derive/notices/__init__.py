"""One publication → what is read aloud, hung up, sent: every word decided here, none written by hand."""
