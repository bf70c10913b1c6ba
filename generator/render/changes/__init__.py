"""Two catalogues compared, on paper and for programs: text, Markdown, HTML, JSON."""
