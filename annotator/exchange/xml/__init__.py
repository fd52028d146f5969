"""Pages as libraries and OCR programs write them: ALTO, METS issues of ALTO pages, and PAGE XML."""
