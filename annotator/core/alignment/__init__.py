"""Which character of one text of a page is which of another: extractors order its blocks differently, and some miss some.

Only characters that are no white space take part, counted from 0. Pieces alike in both texts are found wherever they
stand, the longest first (greedy string tiling: Wise 1993); what is short must be rarer, so that no chance resemblance is
taken for a piece; what lies between pieces is compared in order (longest common subsequence: Hyyrö 2004).
"""

from annotator.core.alignment.aligning import align
from annotator.core.alignment.forms import comparable
from annotator.core.alignment.laying import laid
from annotator.core.alignment.value import Alignment

__all__ = ["Alignment", "align", "comparable", "laid"]
