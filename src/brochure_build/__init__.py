"""Builds a printed brochure from structured content and translations."""

__version__ = "0.1.0"
