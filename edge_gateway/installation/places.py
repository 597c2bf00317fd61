"""Where things stand on a gateway's machine, as its package lays them out."""

DATA = "/var/lib/lawang-gateway"
ENV = "/etc/lawang/gateway.env"
PLAN = "/etc/lawang/plan.toml"
KEPT = "/etc/lawang/setup.toml"
MOSQUITTO = "/etc/lawang/mosquitto.conf"
BROKER = "/etc/lawang/broker"
TLS = "/etc/lawang/tls"
FIREWALL = "/etc/lawang/firewall.nft"
FIREWALL_UNIT = "/etc/systemd/system/lawang-firewall.service"
CHRONY = "/etc/chrony/conf.d/lawang.conf"
STICK = "/media/lawang"  # where a USB stick of that name is mounted
REMOVABLE = ("/media/", "/mnt/", "/run/media/")
BACKUP_TIMER = "/etc/systemd/system/lawang-gateway-backup.timer.d/lawang.conf"
USER = "lawang-gateway"
BROKER_USER = "mosquitto"
PORT, TLS_PORT, HTTP_PORT = 1883, 8883, 8080
HEAD = "# Ditulis oleh `lawang gateway setup`. Boleh disunting: suntingan tidak ditimpa."
