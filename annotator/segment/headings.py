"""The roles of the parts of a title that belongs to an article."""

from collections.abc import Sequence

from annotator.core.roles import Role
from annotator.core.spans import Span
from annotator.language.pack import LocalePack
from annotator.language.titles import is_kicker, is_subtitle, title_parts
from annotator.segment.titles import Title


def title_roles(text: str, title: Title, pack: LocalePack) -> list[tuple[Span, Role]]:
    """The parts of a title with their roles, by the words of its blocks and their order."""
    groups: dict[int, list[Span]] = {}
    for line in title.lines:
        groups.setdefault(line.block, []).append(line.span)
    blocks = list(groups.values())
    if title.lines[0].is_vertical and len(blocks) == 1:
        return [(title.span, Role.HEADLINE)]
    if len(blocks) == 1:
        return list(title_parts(text, _whole_lines(text, blocks[0]), pack))
    spans = [Span(lines[0].start, lines[-1].end) for lines in blocks]
    roles = _block_roles(text, spans, pack)
    return list(zip(spans, roles, strict=True))


def _whole_lines(text: str, spans: Sequence[Span]) -> list[Span]:
    """Pieces of a line that belong together as one line again."""
    out: list[Span] = []
    for span in spans:
        if out and "\n" not in text[out[-1].end : span.start]:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _block_roles(text: str, spans: Sequence[Span], pack: LocalePack) -> list[Role]:
    roles = [Role.HEADLINE] * len(spans)
    if any(is_kicker(text, span, pack) for span in spans[:-1]):
        last = max(i for i, span in enumerate(spans[:-1]) if is_kicker(text, span, pack))
        roles[: last + 1] = [Role.KICKER] * (last + 1)
    for i in range(len(spans) - 1, 0, -1):
        if not is_subtitle(text, spans[i], pack) or roles[i - 1] is Role.KICKER:
            break
        roles[i] = Role.SUBTITLE
    return roles
