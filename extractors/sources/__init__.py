"""From raw documents to papers: one file a format, recognised from content."""

from extractors.sources.documents import Document, documents
from extractors.sources.recognise import FORMATS, Item, papers

__all__ = ["FORMATS", "Document", "Item", "documents", "papers"]
