"""Grafana as code."""

import importlib
import warnings

# The SDK warns, as it is loaded, of its classic dashboards. Grafana 12 provisions these; the second version of the
# format is for its new API only.
with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    importlib.import_module("grafana_foundation_sdk.builders.barchart")
    importlib.import_module("grafana_foundation_sdk.builders.dashboard")
