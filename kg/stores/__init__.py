"""Stores: one file a backend, all giving the same answers to the same plans."""
