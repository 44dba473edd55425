"""Articles from wherever they lie: files, folders, pages, feeds, records, standard input.

`read` yields each article and tells what it could not read; one bad record never stops the others.
"""

from loaders.articles.read import FORMATS, Problem, Reader, read

__all__ = ["FORMATS", "Problem", "Reader", "read"]
