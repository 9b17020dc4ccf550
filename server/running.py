"""Runs the application: a socket that is ours before anybody hears of it, and time for requests when it is stopped."""

from __future__ import annotations

import socket
from contextlib import suppress

import uvicorn
from starlette.applications import Starlette

from kg.errors import BadInput

GRACE = 20
"""Seconds that requests in flight are given when the server is told to stop."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; at a free port where that is 0.

    Raises:
        BadInput: there is no such address here, or somebody listens there already.
    """
    try:
        [(family, *_), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return socket.create_server((host, port), family=family)
    except OSError as problem:
        raise BadInput(f"can't listen on {host}, port {port}: {problem.strerror}; see --host and --port") from problem


def run(app: Starlette, place: socket.socket) -> None:
    """Answer at a socket until the process is told to stop."""
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[place])
