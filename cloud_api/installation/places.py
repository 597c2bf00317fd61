"""Where things stand on a cloud's machine, as its package lays them out."""

STATE = "/var/lib/lawang-cloud"
ENV = "/etc/lawang/cloud.env"
KEPT = "/etc/lawang/cloud-setup.toml"
CADDYFILE = "/etc/lawang/Caddyfile"
GRAFANA_ENV = "/etc/lawang/grafana.env"
FIREWALL = "/etc/lawang/cloud-firewall.nft"
FIREWALL_UNIT = "/etc/systemd/system/lawang-cloud-firewall.service"
BACKUP_TIMER = "/etc/systemd/system/lawang-cloud-backup.timer.d/lawang.conf"
BACKUPS = "/var/backups/lawang-cloud"
CADDY_ROOT = "/var/lib/caddy/.local/share/caddy/pki/authorities/local/root.crt"
USER = "lawang-cloud"
GRAFANA = "lawang_grafana"  # the role that dashboards read as
API_PORT, DATABASE_PORT = 8100, 5432
LOCAL = f"postgresql://{USER}@/lawang?host=/var/run/postgresql"
"""The database of the package: on this machine, known by its user, without a password."""
HEAD = "# Ditulis oleh `lawang cloud setup`. Boleh disunting: suntingan tidak ditimpa."
