"""Figures of any period for people and dashboards: entries and exits, tickets, the live view."""
