"""Find out whether a corpus is sound."""

from annotator.core.progress import Progress
from annotator.services.texts import texts_of
from annotator.store.check import Finding
from annotator.store.corpus import Store


def check_corpus(store: Store, progress: Progress) -> list[Finding]:
    """What is wrong with the file, its histories, links, derived texts and search index; nothing for a sound corpus."""
    return store.check(progress, texts_of)


__all__ = ["Finding", "check_corpus"]
