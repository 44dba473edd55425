"""A perspective for Neo4j Bloom and Explore: categories, captions, colours and search phrases."""

from __future__ import annotations

import json
import uuid
from typing import Any

from cypher import catalog
from graph import ontology
from graph.browser import looks

NAME = "diplograph"
VERSION = "2.21.0"  # of the perspective's own format
PROPERTIES = {  # label -> property -> Bloom's name of its type
    "Article": {"id": "string", "name": "string", "title": "string", "published": "Date", "url": "string"},
    "Entity": {"id": "string", "name": "string", "country": "string", "iso3": "string", "title": "string"},
}
RELATION = {
    "id": "string", "date": "Date", "date_end": "Date", "precision": "string", "status": "string", "place": "string",
    "mode": "string", "kind": "string", "event": "string", "parties": "bigint", "plover": "string", "cameo": "string",
    "goldstein": "number", "confidence": "number",
}  # fmt: skip
SUGGESTED = {"actor", "first", "second", "state", "official"}  # parameters for which Bloom offers names


def perspective() -> str:
    """JSON; the same ontology and queries give the same bytes."""
    names = [label for label in looks.labels() if label != "Entity"]
    made: dict[str, Any] = {
        "name": NAME, "version": VERSION, "id": _id("perspective"), "createdAt": 0, "lastEditedAt": 0,
        "type": "STANDARD_PERSPECTIVE", "hideUncategorisedData": False, "maxLimitToastMsgEnabled": False,
        "parentPerspectiveId": None, "sceneActions": [], "hiddenRelationshipTypes": [], "hiddenCategories": [],
        "categories": [_category(number, label) for number, label in enumerate(names, 1)],
        "labels": {label: [{"propertyKey": key, "type": label, "dataType": kind} for key, kind in _properties(label).items()]
                   for label in names},
        "relationshipTypes": [_type(name, color) for name, color in looks.types().items()],
        "palette": {"colors": [looks.labels()[label].color for label in names], "currentIndex": 0},
        "templates": [_phrase(query) for query in catalog.queries().values() if query.returns == "path"],
        "metadata": {"pathSegments": list(_segments()),
                     "indexes": [{"label": "Entity", "type": "native", "propertyKeys": ["name"]}]},
    }  # fmt: skip
    return json.dumps(made, indent=1) + "\n"


def _id(*parts: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join((NAME, *parts))))


def _properties(label: str) -> dict[str, str]:
    return PROPERTIES["Article" if label == "Article" else "Entity"]


def _category(number: int, label: str) -> dict[str, Any]:
    look = looks.labels()[label]
    caption = "title" if label == "Article" else "name"
    return {
        "id": number, "name": label, "color": look.color, "size": 1, "icon": "no-icon", "labels": [label],
        "properties": [{"name": key, "exclude": False, "isCaption": key == caption, "dataType": kind}
                       for key, kind in _properties(label).items()],
        "hiddenLabels": [], "captionKeys": [caption], "captions": [{"inTooltip": True, "styles": [], "key": caption}],
        "textSize": 1, "textAlign": "middle", "styleRules": [],
    }  # fmt: skip


def _type(name: str, color: str) -> dict[str, Any]:
    own = {} if name == looks.MENTIONS else RELATION
    return {
        "id": name, "name": name, "color": color, "size": 1, "icon": "no-icon", "captionKeys": [], "styleRules": [],
        "properties": [{"propertyKey": key, "type": name, "dataType": kind} for key, kind in own.items()],
    }  # fmt: skip


def _segments() -> Any:
    for kind in ontology.types().values():
        for source in sorted(kind.source):
            for target in sorted(kind.target):
                yield {"source": str(source), "relationshipType": kind.name, "target": str(target)}


def _phrase(query: catalog.Query) -> dict[str, Any]:
    words = [query.title, *(f"{parameter.name} ${parameter.name}" for parameter in query.parameters)]
    return {
        "name": query.title, "id": _id("phrase", query.name), "createdAt": 0, "text": " ".join(words),
        "cypher": query.text, "hasCypherErrors": False,
        "params": [{
            "name": f"${parameter.name}", "dataType": "Integer" if parameter.type == "integer" else "String",
            "collapsed": False, "suggestionLabel": "Entity" if parameter.name in SUGGESTED else None,
            "suggestionProp": "name" if parameter.name in SUGGESTED else None, "suggestionBoolean": False, "cypher": None,
        } for parameter in query.parameters],
    }  # fmt: skip
