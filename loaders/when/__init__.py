"""Which day an act belongs to: what the words beside it say, else what its kind, its tense and the article suggest."""

from loaders.when.act import Act, Setting
from loaders.when.calendar import calendar
from loaders.when.said import said
from loaders.when.suggested import suggested

__all__ = ["Act", "Setting", "calendar", "said", "suggested"]
