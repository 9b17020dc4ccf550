"""The memory backend: complete, short and slow, it says what every other store must answer."""

from kg.stores.memory.store import MemoryStore

__all__ = ["MemoryStore"]
