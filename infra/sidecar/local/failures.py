"""The two ways of not succeeding, so that each place says only which one it is."""

from __future__ import annotations


class Failure(Exception):
    """Ends the start. Its text is the one line that a person reads, and says what to do."""


class SourceFailure(Exception):
    """This source cannot give the weights; another one may."""
