"""How newspapers write: what a language's pack says about titles, bylines, jumps, spaces and numbers."""
