"""The way to the cloud: its protocol, the forwarder, and what is read back."""
