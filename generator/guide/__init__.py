"""The guide for editors and publishers as a site of its own, opened from the disk: built with the wheel, read without a network."""
