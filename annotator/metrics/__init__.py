"""Measuring: a reference and a hypothesis in, a number and what decided it out; agreement between several readers."""
