"""What `lawang doctor` looks at on a gateway's machine: each check one line, with what to do."""
