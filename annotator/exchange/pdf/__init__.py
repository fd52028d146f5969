"""PDF files: the text of each page as it comes, where its characters stand, and what is drawn beside them."""

from annotator.exchange.pdf.reader import count_pdf_pages, read_pdf_pages

__all__ = ["count_pdf_pages", "read_pdf_pages"]
