"""The guide as a site of its own: built with the wheel, opened from the disk, read without a network."""
