"""The project's account of itself: is every term used, every question answerable, every sentence of the seeds judged?"""

from kg.selfcheck.answers import unanswered
from kg.selfcheck.sentences import unjudged
from kg.selfcheck.terms import unaccounted

__all__ = ["unaccounted", "unanswered", "unjudged"]
