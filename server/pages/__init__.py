"""Pages for people: server-rendered, readable without scripts, with nothing on them that comes from elsewhere."""

from server.pages.questions import Question, questions
from server.pages.site import STATIC, Site

__all__ = ["STATIC", "Question", "Site", "questions"]
