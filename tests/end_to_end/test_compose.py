"""docker-compose.yml is what the Compose specification means by one, and opens nothing to the network."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from ruamel.yaml import YAML

from tests.end_to_end.conftest import ROOT

FILE = ROOT / "docker-compose.yml"
SERVICES: dict[str, Any] = YAML(typ="safe").load(FILE)["services"]


def test_it_keeps_to_the_specification() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(FILE)]
    done = subprocess.run(check, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout


def test_only_this_machine_reaches_it() -> None:
    ports = [port for service in SERVICES.values() for port in service.get("ports", ())]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_password_has_no_default() -> None:
    held = [value for service in SERVICES.values() for value in service["environment"].values() if "PASSWORD" in value]
    assert len(held) == 3
    assert all("${NEO4J_PASSWORD:?" in value for value in held)


def test_loading_is_asked_for_and_done_once() -> None:
    load = SERVICES["load"]
    assert (load["profiles"], load["restart"]) == (["load"], "no")
    assert load["depends_on"]["neo4j"] == {"condition": "service_healthy"}
    assert "healthcheck" in SERVICES["neo4j"]
