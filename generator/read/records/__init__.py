"""Files of publication records → records; files of thousands of plain lines quickly, all others as every file is."""
