"""A mall's visitors as a pure, seeded model: what they intend and what becomes of them, before any engine sees it."""
