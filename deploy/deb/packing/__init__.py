"""Making Debian packages: which, from what, and how they are signed. Standard library, uv, dpkg-deb, gpg."""
