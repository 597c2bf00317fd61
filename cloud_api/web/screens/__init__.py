"""The built-in pages for those without Grafana: today, the year, the devices. Everything is rendered here, as text.

Charts are tables whose cells carry bars: they read aloud, print, and need neither a library nor the internet.
"""
