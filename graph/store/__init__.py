"""The store: one SQLite file of articles, statements and judgements, the source of truth."""

from graph.store.filters import Filter
from graph.store.find import serialised
from graph.store.store import Store

__all__ = ["Filter", "Store", "serialised"]
