"""Makes of places things: which forms are one, of which kind each is, and whether the paper proposes it."""
