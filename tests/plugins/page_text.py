"""What a reader reads of a parsed page."""


def words(node):
    """The text of a node with its white space made single spaces."""
    return " ".join(node.get_text().split())
