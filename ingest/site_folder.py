"""Where the site lies: the words of its pages, its style sheet, its plugins and templates."""

from pathlib import Path


def site() -> Path:
    """The folder with ``metadata.yml`` and ``plugins/``: the checkout, or what the package brought along."""
    package = Path(__file__).parent
    packed = package / "site"
    return packed if packed.is_dir() else package.parent
