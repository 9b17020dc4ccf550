"""Fills the slots of a result: who attains it, against what, on what data, in what quantity, at what size."""
