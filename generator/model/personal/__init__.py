"""Personal data in a text of any kind: what is found, and how a message shows it without giving it away."""
