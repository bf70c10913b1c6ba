"""The annual report as workbook, Word document and JSON."""
