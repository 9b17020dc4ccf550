"""The feed of new results: what an edition has that an earlier one had not, as Atom (RFC 4287)."""

from server.feed.endpoint import Feed

__all__ = ["Feed"]
