"""Every entrance of the schema with whatever fits its types: an answer or a refusal that says why, no server error.

pytest tests/server/test_fuzzing.py --hypothesis-profile=thorough     # 500 examples for each field of the query
"""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings

from kg.stores.memory import MemoryStore
from server.app import create_app
from tests.server.conftest import library_of
from tests.server.golden import GRAPH

EXAMPLES = settings().max_examples if settings().max_examples > 100 else 10
"""For each field of the query: all that a thorough profile asks for, else few, as each costs a request."""

REFUSALS = {"BAD_USER_INPUT", "UNKNOWN_NAME", "AMBIGUOUS_NAME"}

schema = schemathesis.graphql.from_asgi("/graphql", create_app(library_of(MemoryStore(GRAPH))))


@schema.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_an_answer_or_a_refusal(case: schemathesis.Case[Any]) -> None:
    response = case.call()
    assert response.status_code == 200
    errors = response.json().get("errors", [])
    assert {error["extensions"]["code"] for error in errors} <= REFUSALS, errors
