"""The Cypher itself, as files, and the few lines that hand them out."""
