"""PDF and Word files, with the extra ``docs``."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator

from checker.articles.draft import Draft, Opened, Said, UnreadableError, size
from checker.articles.layout import dehyphenated, unwrapped
from checker.records import Problem

_PAGES = 500
_HINT = "pip install 'claim-checker[docs]'"


def read_pdf(file: Opened) -> Iterator[Draft | Problem]:
    """The text of a PDF, page by page. Columns, hyphens and running heads may be misread, which a warning says."""
    try:
        import pypdf
    except ImportError as error:
        raise UnreadableError("E210", "PDF files need the extra 'docs'", hint=_HINT) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = file.read()
    if not data.lstrip()[:5] == b"%PDF-":
        raise UnreadableError("E204", "the file is no PDF document")
    try:
        document = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableError("E202", "the PDF is locked with a password", hint="save it without one")
        if len(document.pages) > _PAGES:
            raise UnreadableError("E205", f"the PDF has more than {_PAGES} pages", hint="cut out the pages that count")
        pages, length = [], 0
        for each in document.pages:
            pages.append(each.extract_text())
            length += len(pages[-1])
            if length > file.limit:
                raise UnreadableError("E205", f"the PDF unpacks to more than {size(file.limit)} of text")
        title = str((document.metadata and document.metadata.title) or "")
    except pypdf.errors.DependencyError as error:  # AES needs a package that nothing else here does
        raise UnreadableError("E202", "the PDF is encrypted", hint="save it without a password") from error
    except pypdf.errors.PyPdfError as error:
        raise UnreadableError("E206", f"not a PDF that can be read: {str(error)[:100]}") from error
    text = unwrapped(dehyphenated("\n\n".join(pages)))
    if not text:
        raise UnreadableError("E203", "the PDF holds no text, perhaps only pictures of it", hint="run text recognition")
    yield Problem("W221", "warning", "columns and hyphens of a PDF may be misread", file.path,
                  hint="compare quotations with the document")  # fmt: skip
    yield Draft(text, (("title", Said(title, "PDF title")),) if title.strip() else ())


def read_docx(file: Opened) -> Iterator[Draft | Problem]:
    """The paragraphs of a Word document; a paragraph in the style "Title" is the title."""
    try:
        import docx
    except ImportError as error:
        raise UnreadableError("E210", "Word files need the extra 'docs'", hint=_HINT) from error
    data = file.read()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError("E204", "the file is no Word document (.docx)") from error
    if unpacked > 5 * file.limit:
        raise UnreadableError("E205", f"the document unpacks to {size(unpacked)}", hint="raise it with --max-size")
    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile, OSError) as error:
        raise UnreadableError("E206", "not a Word document that can be read") from error
    title, texts = document.core_properties.title or "", []
    for each in document.paragraphs:
        words = " ".join(each.text.split())
        if words and (each.style.name if each.style else "") == "Title":
            title = title or words
        elif words:
            texts.append(words)
    if not texts:
        raise UnreadableError("E203", "the document holds no text")
    yield Draft("\n\n".join(texts), (("title", Said(title, "document title")),) if title.strip() else ())
