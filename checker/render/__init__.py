"""A report becomes text: terminal, markdown, json, html, csv, junit, sarif. Renderers decide nothing."""
