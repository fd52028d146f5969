"""Decide what a gesture means and have it done; they know views and services, views know neither."""
