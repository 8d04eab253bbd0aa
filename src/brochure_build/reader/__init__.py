"""YAML text to typed frozen values, every mistake at once. The only user of pyyaml."""

from brochure_build.reader.models import read_model
from brochure_build.reader.nodes import Document, Mapping, Node, Scalar, Sequence, read_tree

__all__ = ["Document", "Mapping", "Node", "Scalar", "Sequence", "read_model", "read_tree"]
