"""How good is the extraction: statements against annotated articles.

A gold relation is core (all annotators have it) or optional (some have). A core relation that a statement says is a hit,
one that none says is a miss; a statement that says no gold relation is spurious; optional ones neither help nor hurt.
Statements of one type, with the same parties and date, count once. Dates and statuses are judged over the hits.
"""

from loaders.evaluation.forms import FORMS
from loaders.evaluation.run import Result, evaluate_file

__all__ = ["FORMS", "Result", "evaluate_file"]
