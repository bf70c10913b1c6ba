"""What the wheel doesn't carry."""
