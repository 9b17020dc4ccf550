"""How paperkg reads: sources give papers, and a spaCy pipeline gives what they say."""
