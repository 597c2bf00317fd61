"""HTTP: the endpoints of the API and the pages that people open."""
