"""The office over HTTP: its endpoints under `/v1` and its pages."""
