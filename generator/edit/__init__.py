"""Text in, text out: changes that leave everything else as it was."""
