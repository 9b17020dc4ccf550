"""From raw documents to papers: one file a format, recognised from content."""

from extractors.sources.documents import Document, documents
from extractors.sources.recognise import FORMATS, papers

__all__ = ["FORMATS", "Document", "documents", "papers"]
