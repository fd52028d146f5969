"""The command line: one module per command, the contract with scripts in what they print and return."""
