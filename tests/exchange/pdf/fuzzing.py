"""A program that reads a PDF file broken in ever other ways: it ends well, or the code that reads it does not stand that."""

import random
import sys
from pathlib import Path

from annotator.core.errors import BadFile
from annotator.exchange.pdf import read_pdf_pages
from tests.sheets import Sheet, pdf_of


def whole() -> bytes:
    """A file with something of everything."""
    sheet = Sheet(crop=(10, 10, 500, 700), rotation=90).text("头条新闻𠮷", 50, 650, size=30, font="Bold")
    sheet.text("正文一行，news-", 50, 600).text("paper", 50, 588).column("竖排", 400, 600).text("转过", 300, 300, turns=1)
    sheet.line(50, 500, 300, 500).frame(60, 200, 200, 100).picture(100, 300, 100, 80).placed(300, 100)
    return pdf_of(sheet, Sheet().picture(0, 0, 600, 800), sheet, labels=("A1", "A2", "A3"))


def broken(data: bytes, chance: random.Random) -> bytes:
    """With some bits turned, bytes gone or put twice, cut or with an end put to it."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100))):
        at = chance.randrange(len(out))
        out[at] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        start = chance.randrange(len(out))
        piece = out[start : start + chance.randrange(2000)]
        out[start : start + len(piece)] = piece * chance.choice((0, 2))
    if chance.random() < 0.2:
        del out[chance.randrange(len(out)) :]
    return bytes(out) + b"\n%%EOF\n" * chance.randrange(2)


def main(folder: Path, seed: int, count: int) -> None:
    """Read so many broken files, and print how many pages came and how many refusals."""
    chance, data, path = random.Random(seed), whole(), folder / "broken.pdf"
    pages, refused = 0, list[BadFile]()
    for _ in range(count):
        path.write_bytes(broken(data, chance))
        try:
            pages += sum(1 for _ in read_pdf_pages(path, path.name, on_bad=refused.append, keeps_scans=chance.random() < 0.5))
        except BadFile as refusal:
            refused.append(refusal)
    assert all(map(str, refused))
    sys.stdout.write(f"{pages} {len(refused)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
