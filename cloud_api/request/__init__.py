"""How a request is read: who asks, its body and its query string within bounds, and why it is refused."""
