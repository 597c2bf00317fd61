"""What a chip gets and how it gets there: the image with MicroPython and our application, and the way to a port."""
