"""Grafana's Foundation SDK, as far as it is used here.

It warns, as it is loaded, of its classic dashboards. Grafana 12 provisions these; the second version of the format is
for its new API only.
"""

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from grafana_foundation_sdk.builders import barchart, common, dashboard, heatmap, stat, table, timeseries
    from grafana_foundation_sdk.cog import builder
    from grafana_foundation_sdk.cog.encoder import JSONEncoder
    from grafana_foundation_sdk.cog.variants import Dataquery
    from grafana_foundation_sdk.models import common as shapes
    from grafana_foundation_sdk.models import dashboard as model
    from grafana_foundation_sdk.models import heatmap as heatmap_model
    from grafana_foundation_sdk.models import table as table_model
    from grafana_foundation_sdk.models.common import DataSourceRef

__all__ = [
    "DataSourceRef",
    "Dataquery",
    "JSONEncoder",
    "barchart",
    "builder",
    "common",
    "dashboard",
    "heatmap",
    "heatmap_model",
    "model",
    "shapes",
    "stat",
    "table",
    "table_model",
    "timeseries",
]
