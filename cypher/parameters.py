"""Parameters of stored queries: their types, and how values are read from text and written as Cypher literals."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.errors import UsageError

Value = str | int | float | bool | list[str]


def _date(text: str) -> str:
    return datetime.date.fromisoformat(text).isoformat()


def _boolean(text: str) -> bool:
    return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]


def _texts(text: str) -> list[str]:
    if text.startswith("["):
        read = json.loads(text)
        if not all(isinstance(item, str) for item in read):
            raise ValueError(text)
        return list(read)
    return [item.strip() for item in text.split(",")]


TYPES: dict[str, tuple[Callable[[str], Value], str]] = {  # type -> how its text is read, and what to write
    "text": (str, "any text"),
    "integer": (int, "a whole number"),
    "number": (float, "a number"),
    "date": (_date, "a day, YYYY-MM-DD"),
    "boolean": (_boolean, "true or false"),
    "texts": (_texts, "texts with commas between, or a JSON list"),
}
_DECLARED = re.compile(r"([a-z_]+): ([a-z]+) = (\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,\s]+)(?:, |$)")
_ASSIGNED = re.compile(r"([a-z_]+) = (\"(?:[^\"\\]|\\.)*\"|\[[^\]]*\]|[^,\s]+)(?:, |$)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter. Dates are ISO text, in values and defaults: the query says `date($from)`."""

    name: str
    type: str
    default: Value

    def read(self, text: str) -> Value:
        """The value of a text; UsageError where it is not of the type."""
        convert, wanted = TYPES[self.type]
        try:
            value = convert(text)
            json.dumps(value).encode("utf-8")
            str(value).encode("utf-8")
        except UnicodeEncodeError:
            raise UsageError(f"{self.name} = {text!r} holds half a surrogate pair, which is no text") from None
        except (ValueError, KeyError):
            raise UsageError(f"{self.name} = {text!r} is no {self.type}: write {wanted}") from None
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise UsageError(f"{self.name} = {text} is too large: 64 bits are the limit")
        return value


def parameters(file: str, text: str) -> tuple[Parameter, ...]:
    """Reads `actor: text = "Russia", from: date = "1900-01-01"`, or `none`."""
    if text == "none":
        return ()
    found, end = [], 0
    for match in _DECLARED.finditer(text):
        if match.start() != end or match[2] not in TYPES:
            break
        found.append(Parameter(match[1], match[2], _value(file, Parameter(match[1], match[2], ""), match[3])))
        end = match.end()
    if end != len(text):
        raise UsageError(
            f"{file}: params at {text[end:][:40]!r}: write `name: type = default`, type one of {', '.join(TYPES)}"
        )
    return tuple(found)


def assignments(file: str, text: str, declared: tuple[Parameter, ...]) -> dict[str, Value]:
    """Reads `actor = "Russia", limit = 5`, or `none`, against the parameters that were declared."""
    if text == "none":
        return {}
    known = {parameter.name: parameter for parameter in declared}
    read: dict[str, Value] = {}
    end = 0
    for match in _ASSIGNED.finditer(text):
        if match.start() != end or match[1] not in known:
            break
        read[match[1]] = _value(file, known[match[1]], match[2])
        end = match.end()
    if end != len(text):
        raise UsageError(f"{file}: example at {text[end:][:40]!r}: write `name = value` of a declared parameter")
    return read


def _value(file: str, parameter: Parameter, text: str) -> Value:
    try:
        raw = json.loads(text)
    except ValueError:
        raise UsageError(f"{file}: {parameter.name} = {text}: write the value as JSON") from None
    return parameter.read(raw if isinstance(raw, str) else text)


def literal(value: Value) -> str:
    """The value as a Cypher literal. Neo4j reads `\\uXXXX` before it looks for the end of a string, so a text with a
    backslash, or with what cannot be seen, is refused (UsageError): it is to be a parameter."""
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    if "\\" in value or not value.isprintable():
        raise UsageError(f"{value[:60]!r} cannot be written into a query: it has a backslash or an invisible character")
    return "'" + value.replace("'", "\\'") + "'"


def inlined(text: str, values: dict[str, Value]) -> str:
    """The Cypher with `$name` replaced by literals, for a client that is given no parameters."""
    return re.sub(r"\$([a-z_]+)", lambda found: literal(values[found[1]]), text)
