"""The ledger as text, JSON, HTML, workbook, Word document and calendar."""
