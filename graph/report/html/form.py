"""What every HTML page of ours is made with: its files, its escaping, its policy."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Mapping
from importlib import resources

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def asset(name: str) -> str:
    """A file of this package."""
    return resources.files("graph.report.html").joinpath(name).read_text(encoding="utf-8")


def shown(text: str) -> str:
    """Text as it may stand in HTML, in an element or a quoted attribute; what cannot be shown becomes U+FFFD."""
    return html.escape(HIDDEN.sub("\ufffd", text))


def policy(style: str, code: str) -> str:
    """A page's own content security policy: this style sheet, this script, and nothing from anywhere."""
    sums = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, code)]
    return (
        f"default-src 'none'; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with each {{name}} replaced, once: what is put in is not looked at again."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], template)
