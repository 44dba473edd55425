"""Reports: rows, pictures and pages from the graph."""
