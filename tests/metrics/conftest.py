"""Properties are tried on the same examples everywhere, and leave no files behind."""

from hypothesis import settings

settings.register_profile("house", derandomize=True, database=None, deadline=None, max_examples=60)
settings.load_profile("house")
