"""The editing desk: a local web application for clerks who know a sheet and no YAML."""
