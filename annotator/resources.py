"""Where the files that ship beside the code lie, in an installation and in a checkout."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


@cache
def resource_path(name: str) -> Path:
    """The file or folder ``name`` ("icons/split.svg") of the shipped resources.

    Raises ``FileNotFoundError`` naming every place looked in: the name is wrong or the package was built without it, so a bug.
    """
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    looked = " and ".join(str(place) for place in _PLACES)
    raise FileNotFoundError(f"no resource {name!r} in {looked}")
