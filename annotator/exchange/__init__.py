"""Files in and out: bytes on one side, values of the core on the other."""
