"""What changed from one edition to another: papers, concepts, facts and results, and the same as an RDF Patch."""

from kg.diff import patch, report, text
from kg.diff.changes import Change, Fate, changes, new_results

__all__ = ["Change", "Fate", "changes", "new_results", "patch", "report", "text"]
