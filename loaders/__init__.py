"""Articles in, statements out."""
