"""What the hall's own screens show, from the engine's state: boards, status and admin pages, and their routes."""
