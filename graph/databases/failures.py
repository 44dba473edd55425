"""A driver's complaint -> our error, in one line, with the way out."""

from __future__ import annotations

import re

from graph.databases import Settings
from graph.errors import DatabaseError, DiplographError, UsageError

CODES = {  # beginning of Neo4j's code, or a word of the driver's error -> what to say; the first that fits
    "Neo.ClientError.Security.Unauthorized": (
        "{server} refuses user {user!r} with this password: give the right one in NEO4J_PASSWORD or --password-file"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": "{server} had too many wrong passwords: wait a minute",
    "Neo.ClientError.Security.AuthorizationExpired": "{server} has forgotten who you are: try again",
    "Neo.ClientError.Security.CredentialsExpired": "{server} wants a new password: set it in Neo4j Browser",
    "Neo.ClientError.Security.Forbidden": "user {user!r} has no rights for this at {server}: {message}",
    "Neo.ClientError.Database.DatabaseNotFound": "{server} has no database {database!r}: give the right one with --database",
    "Neo.TransientError.Database.DatabaseUnavailable": "{database!r} at {server} is not up: wait, or start it",
    "Neo.TransientError.Transaction.DeadlockDetected": "{server} is busy, others write too: repeat it when they are done",
    "Neo.ClientError.Cluster.NotALeader": "{server} is a read-only follower: use neo4j:// with the cluster's address",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "{database!r} at {server} is read-only: use another",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": "{database!r} at {server} is read-only: use another",
    "Neo.ClientError.Transaction.TransactionTimedOut": "took longer than --timeout {timeout:g} s: allow more, or ask for less",
    "Neo.TransientError.Transaction.Terminated": "was ended by the server: {message}",
    "Neo.TransientError.General.OutOfMemoryError": "{server} has too little memory for this: ask for less",
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": "{server} has too little memory for this: ask for less",
    "Neo.ClientError.Schema.ConstraintValidationFailed": "{server} has other data in the way: {message}",
    "ServiceUnavailable": "no Neo4j answers at {server}: {hint} ({message})",
    "SessionExpired": "the connection to {server} was lost, and repeating did not help: try again",
    "IncompleteCommit": "the connection to {server} was lost while it stored: push again; nothing is written twice",
    "UnsupportedServerProduct": "{server} is no Neo4j 5 or later: {message}",
    "ConfigurationError": "{server} cannot be used: {message}",
}  # fmt: skip
HINTS = {  # a word of what the driver says -> what it is likely to be; the first that fits
    "looks like HTTP": "that is a port for web pages, bolt has one of its own, mostly 7687",
    "SSL": "does it speak TLS, with a certificate for that name? bolt:// goes without, bolt+ssc:// takes any certificate",
    "resolve address": "there is no host of that name",
    "": "is it running, and is that its bolt port?",
}
STATEMENT = "Neo.ClientError.Statement."  # the text of a query is wrong
OLDEST = 5
_WHERE = re.compile(r"Couldn't connect to \S+ \(resolved to \(.*?\)\): ")  # the address, which is said already
_EXPECTED = re.compile(r": expected '.*? or '[A-Z ]+'(?= \(line)")  # a list of all words that Cypher knows
WRITES = "Neo.ClientError.Statement.AccessMode"


class Refused(DatabaseError):
    """The server wants another user or password."""


class Taken(DatabaseError):
    """Something with an id that is to be unique is there already."""


KINDS = {
    "Neo.ClientError.Security.Unauthorized": Refused,
    "Neo.ClientError.Schema.ConstraintValidationFailed": Taken,
}


def failure(code: str | None, message: str | None, server: str, settings: Settings) -> DiplographError:
    """The error to raise. `code` is Neo4j's; where there is none, the message begins with the name of the driver's error."""
    said = " ".join((message or "no reason given").split())
    key = code or said
    if key.startswith(WRITES) or "Writing in read access mode" in said:
        return UsageError("this Cypher writes, and only reading is allowed: give --write where that is meant")
    if key.startswith(STATEMENT):
        return UsageError(f"the Cypher is wrong: {_EXPECTED.sub('', said)[:300]}")
    short = _WHERE.sub("", said.split(": ", 1)[-1] if code is None else said)[:300]
    kind = next((kind for start, kind in KINDS.items() if key.startswith(start)), DatabaseError)
    if kind is Refused and settings.password is None:
        return kind(
            f"{server} wants a password of user {settings.user!r}: give it in NEO4J_PASSWORD or --password-file"
        )
    for start, form in CODES.items():
        if key.startswith(start):
            filled = form.format(
                server=server, user=settings.user, message=short, timeout=settings.timeout or 0,
                database=settings.database or "neo4j", hint=next(text for word, text in HINTS.items() if word in said),
            )  # fmt: skip
            return kind(filled if "{server}" in form or "{database!r}" in form else f"{server}: the query {filled}")
    return DatabaseError(f"{server}: {said[:400]}" + (f" ({code})" if code else ""))


def refuse_old(agent: str, server: str) -> None:
    """DatabaseError where the server's own name, such as "Neo4j/5.26.30", is that of an older or another one."""
    found = re.match(r"Neo4j/v?(\d+)", agent)
    if not found or int(found[1]) < OLDEST:
        raise DatabaseError(f"{server} is {agent}: Neo4j {OLDEST} or later is needed")
