"""Tables of offices (XLSX, XLS, DOCX, CSV) → drafts of items, every value with its cell.

Two steps: a file becomes grids of what a reader sees (`kinds`), grids become drafts (`understand`).
"""
