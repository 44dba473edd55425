"""What a test needs and does not find."""

import os
from typing import NoReturn

import pytest


def absent(reason: str) -> NoReturn:
    """Skips with one line; under CI=true that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
