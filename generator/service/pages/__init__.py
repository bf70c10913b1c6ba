"""The pages of the service: for everybody, and for the staff."""
