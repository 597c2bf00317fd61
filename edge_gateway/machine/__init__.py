"""What a gateway needs of its computer: the clock, whole files, log lines, a bell between threads."""
