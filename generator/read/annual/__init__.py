"""What the annual report is made of beside the catalogue: lists of applications, the report as people filled it in."""
