"""Articles from wherever they lie: files, folders, pages, feeds, records, standard input.

`read` yields each article and tells what it could not read; one bad record never stops the others.
"""

from loaders.articles.formats import FORMATS
from loaders.articles.read import Problem, Reader, read

__all__ = ["FORMATS", "Problem", "Reader", "read"]
