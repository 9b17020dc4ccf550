"""Finds what may be a name: by the recogniser or encoder, the vocabulary, and what a text introduces."""
