"""Finding the pictures of a page as far as their captions and credits tell of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator.core.annotation import Article, Fragment, Segmentation
from annotator.core.canonical import canonical_fragments
from annotator.core.decisions import Decision
from annotator.core.figures import Illustration, IllustrationKind
from annotator.core.page import Page
from annotator.core.roles import PICTURE_ROLES, Role
from annotator.core.spans import Span, trimmed
from annotator.language.figurewords import PictureWords, figure_words
from annotator.language.tight import Tight, tightened

_SURE, _LIKELY, _GUESSED = 0.9, 0.75, 0.6
# How much of a caption, in characters without white space, is read for the kind of its picture.
_HEAD = 24
_SENTENCE_ENDS = "。！？；;\n"


@dataclass(slots=True)
class _Group:
    """The captions and credits that are for the same picture, or for several told apart by labels."""

    captions: list[Span] = field(default_factory=list)
    credits: list[Span] = field(default_factory=list)


def find_illustrations(page: Page, segmentation: Segmentation) -> tuple[Illustration, ...]:
    """Every picture that has a caption or a credit in an article, numbered ``i1`` on in page order."""
    words = figure_words().pictures
    found = [picture for article in segmentation.articles for picture in _pictures_of(page, article, words)]
    return tuple(replace(picture, id=f"i{index}") for index, picture in enumerate(sorted(found, key=_place), start=1))


def _pictures_of(page: Page, article: Article, words: PictureWords) -> Iterable[Illustration]:
    fragments = canonical_fragments(page.text, article.fragments)
    for group in _groups(page, [fragment for fragment in fragments if fragment.role in PICTURE_ROLES], words):
        for label, caption in _labelled(page, group.captions, words):
            kind, margin = _kind(page, caption, group.credits, words)
            credit = tuple(group.credits)
            yield Illustration("i0", kind, label, caption, credit, article.id, decision=Decision(margin=margin))


def _groups(page: Page, fragments: Sequence[Fragment], words: PictureWords) -> list[_Group]:
    """Which captions and credits belong together, in reading order."""
    groups: list[_Group] = []
    for fragment in fragments:
        if fragment.role is Role.CAPTION:
            _add_caption(page, groups, fragment.span)
        else:
            _add_credit(page, groups, fragment.span, words)
    return groups


def _add_caption(page: Page, groups: list[_Group], span: Span) -> None:
    """A caption goes on where the one before it breaks off in a sentence, and takes a credit that stood before it."""
    if groups and (not groups[-1].captions or _breaks_off(page, groups[-1])):
        groups[-1].captions.append(span)
    else:
        groups.append(_Group([span]))


def _breaks_off(page: Page, group: _Group) -> bool:
    return not group.credits and page.text[group.captions[-1].end - 1] not in _SENTENCE_ENDS


def _add_credit(page: Page, groups: list[_Group], span: Span, words: PictureWords) -> None:
    tight = _tight(page, [span])
    open_groups = [group for group in groups if group.captions and not group.credits]
    if words.shared.search(tight.text) and open_groups:
        for group in open_groups:
            group.credits.append(span)
    elif open_groups and open_groups[-1] is groups[-1]:
        groups[-1].credits.append(span)
    elif not words.layout.match(tight.text):
        groups.append(_Group(credits=[span]))


def _labelled(page: Page, captions: Sequence[Span], words: PictureWords) -> list[tuple[str | None, tuple[Span, ...]]]:
    """Each printed label with the part of the captions that is its own; one part may have several labels."""
    tight = _tight(page, captions)
    starts = [match for match in words.label.finditer(tight.text) if _opens(tight.text, match.start())]
    if not starts:
        return [(None, tuple(captions))]
    common = _cut(page, captions, captions[0].start, tight.offsets[starts[0].start()])
    out: list[tuple[str | None, tuple[Span, ...]]] = []
    for match, after in zip(starts, [*starts[1:], None], strict=True):
        end = tight.offsets[after.start()] if after else captions[-1].end
        own = common + _cut(page, captions, tight.offsets[match.start()], end)
        out.extend((label, own) for label in _labels(match.group(), words))
    return out


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``."""
    return at == 0 or text[at - 1] in _SENTENCE_ENDS


def _labels(written: str, words: PictureWords) -> list[str]:
    """图①② is the label of two pictures, 图① and 图②."""
    head = "图" if written.startswith("图") else ""
    tail = "图" if written.endswith("图") else ""
    return [head + one + tail for one in words.one_label.findall(written)]


def _cut(page: Page, spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """What of ``spans`` lies from ``start`` up to ``end``, without white space at its ends."""
    pieces = (
        trimmed(page.text, max(span.start, start), min(span.end, end)) for span in spans if span.start < end and start < span.end
    )
    return tuple(piece for piece in pieces if piece is not None)


def _kind(page: Page, caption: Sequence[Span], credit: Sequence[Span], words: PictureWords) -> tuple[IllustrationKind, float]:
    """What the picture is and how sure that is; the credit knows better than the caption."""
    if kind := _first_kind(_tight(page, credit).text, words.credit):
        return kind, _SURE
    if kind := _first_kind(_tight(page, caption).text[:_HEAD], words.caption):
        return kind, _GUESSED
    return IllustrationKind.PHOTO, _LIKELY if caption else _GUESSED


def _first_kind(text: str, kinds: Iterable[tuple[IllustrationKind, re.Pattern[str]]]) -> IllustrationKind | None:
    return next((kind for kind, pattern in kinds if pattern.search(text)), None)


def _tight(page: Page, spans: Sequence[Span]) -> Tight:
    text = "\n".join(page.text[span.start : span.end] for span in spans)
    offsets = [offset for span in spans for offset in range(span.start, span.end + 1)]
    return tightened(text, offsets[: len(text)])


def _place(picture: Illustration) -> tuple[int, str]:
    return min(span.start for span in (*picture.caption, *picture.credit)), picture.label or ""
