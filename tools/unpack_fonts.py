"""Make the TrueType files that pictures are drawn with from the WOFF2 files of the pages, without their hints.

pip install fonttools brotli && python tools/unpack_fonts.py
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "plugins" / "static" / "fonts"
DRAWN_WITH = ("newsreader-400", "newsreader-600", "public-sans-400")
FOR_SCREENS = ("gasp", "prep", "STAT")


def main() -> None:
    """Write a .ttf beside each .woff2 that pictures need."""
    for name in DRAWN_WITH:
        font = TTFont(FONTS / f"{name}.woff2")
        font.flavor = None
        for table in FOR_SCREENS:
            if table in font:
                del font[table]
        font.save(FONTS / f"{name}.ttf")


if __name__ == "__main__":
    main()
