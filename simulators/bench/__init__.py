"""`lawang bench`: how fast a part is, measured beside a bare stand-in in the same run on the same broker."""
