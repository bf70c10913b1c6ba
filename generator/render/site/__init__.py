"""The pages of the site: views → HTML."""
