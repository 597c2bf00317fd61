"""What `lawang doctor` looks at on a cloud's machine, each check one line."""
