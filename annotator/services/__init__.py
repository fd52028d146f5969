"""Use cases as plain blocking calls: take a store and a progress, return values and change sets."""
