"""What a gateway needs of its computer: the clock, addresses, whole files, log lines, a bell between threads."""
