"""Archives: zip and tar, plain or compressed; their members are read one by one, and nothing that is hostile is followed."""

from annotator.exchange.archives.archive import ENDINGS, Archive, Member, archive_stem, is_archive_name, opened_archive

__all__ = ["ENDINGS", "Archive", "Member", "archive_stem", "is_archive_name", "opened_archive"]
