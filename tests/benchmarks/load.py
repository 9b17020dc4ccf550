"""Many clients at once: 200 of them ask different questions for a minute; every answer is counted, and memory watched.

python -m tests.benchmarks.load [--clients 200] [--seconds 60] [--view FILE]
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

from tests.benchmarks import views
from tests.benchmarks.http import requests, running

EVERY = 5.0
"""Seconds between two looks at the server's memory."""

PAGES = ("/", "/search?q=data", "/questions", "/graphql")


@dataclass
class Seen:
    """What the clients saw: how often each status or error, and how long the answers took."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


async def client(address: str, turns: Iterator[tuple[str, bytes]], until: float, seen: Seen) -> None:
    """Ask on one connection until time is over."""
    async with httpx2.AsyncClient(base_url=address, timeout=60) as http:
        while time.monotonic() < until:
            path, body = next(turns)
            start = time.monotonic()
            try:
                headers = {"Content-Type": "application/json"} if body else {"Accept": "text/html"}
                response = await (
                    http.post(path, content=body, headers=headers) if body else http.get(path, headers=headers)
                )
            except httpx2.HTTPError as problem:
                seen.outcomes[type(problem).__name__] += 1
            else:
                wrong = " with errors" if b'"errors"' in response.content and response.status_code == 200 else ""
                seen.outcomes[f"{response.status_code}{wrong}"] += 1
                seen.seconds.append(time.monotonic() - start)


async def watch(process: int, until: float, seen: Seen) -> None:
    """Note the server's resident memory in MB now and then."""
    while time.monotonic() < until:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        seen.memory.append(pages * 4096 / 1e6)
        await asyncio.sleep(EVERY)


async def load(address: str, process: int, bodies: list[bytes], clients: int, seconds: float) -> Seen:
    """Let so many clients ask for so long."""
    seen, until = Seen(), time.monotonic() + seconds
    turns = itertools.cycle([*(("/graphql", body) for body in bodies), *((page, b"") for page in PAGES)])
    await asyncio.gather(watch(process, until, seen), *(client(address, turns, until, seen) for _ in range(clients)))
    return seen


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    views.add_options(options)
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    chosen = options.parse_args()
    with views.view(chosen) as view, running(view, {}) as server:
        address = f"http://127.0.0.1:{server.connection.port}"
        seen = asyncio.run(load(address, server.process, requests(view), chosen.clients, chosen.seconds))
    times = statistics.quantiles(seen.seconds, n=100)
    print(f"{sum(seen.outcomes.values()) / chosen.seconds:,.0f} answers a second: {dict(seen.outcomes)}")
    print(f"p50 {times[49]:.2f} s, p99 {times[98]:.2f} s")
    print(f"memory in MB: {', '.join(f'{m:.0f}' for m in seen.memory)}")


if __name__ == "__main__":
    main()
