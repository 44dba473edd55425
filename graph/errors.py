"""Every error that diplograph raises on purpose.

DiplographError
├── UsageError        the command or its input was wrong: exit code 2
│   ├── InputError        a source cannot be read as articles
│   └── OntologyError     a type, label or value that the ontology does not know
├── StoreError        the SQLite file cannot be used
├── DatabaseError     Neo4j, or whatever speaks Cypher, refused or is not there
├── ExportError       a file could not be written, or cannot carry the graph
└── MissingExtra      an optional dependency is not installed
"""


class DiplographError(Exception):
    """Base of all. The message is one line that names the value and the way out."""

    exit_code = 1


class UsageError(DiplographError):
    """Wrong use: an argument, a value or a combination that cannot work."""

    exit_code = 2


class InputError(UsageError):
    """A source that cannot be read as articles; names file, line and value."""


class OntologyError(UsageError):
    """A label, type, status or attribute that the ontology does not allow."""


class StoreError(DiplographError):
    """The store is missing, foreign, newer than this version, locked or damaged."""


class DatabaseError(DiplographError):
    """A graph database is not there, refuses, or broke off."""


class ExportError(DiplographError):
    """A file could not be written, or its format cannot carry the graph."""


class MissingExtra(DiplographError):
    """An optional dependency is not installed."""

    def __init__(self, package: str, extra: str, what: str) -> None:
        super().__init__(f"{what} needs {package}, which is not installed: pip install 'diplograph[{extra}]'")
