"""The alert rules: what is wrong, where, and what to do, in Indonesian; one rule for all sites.

A query gives one row for each site (and device or service), quiet or not, with the column `nilai`; the rule compares
it with its limit. Texts use no `$`: Grafana would take it for a variable when it reads the file.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards import queries
from dashboards.limits import LIMITS, named
from dashboards.source import UID, Query

FOLDER, FOLDER_TITLE = "lawang", "Lawang"
GROUP, INTERVAL_S = "lawang", 60
RECEIVER = "Lawang"
_WHERE = "{{ .Labels.lokasi }}"
_VALUE = '{{ printf "%.0f" .Values.A.Value }}'


@dataclass(frozen=True, slots=True)
class Alert:
    """One rule; `below`: it fires under the limit, else above. `hold`: for how long before it fires."""

    key: str
    title: str
    limit: float
    hold: str
    what: str
    do: str
    below: bool = False
    no_data: str = "OK"
    severity: str = "penting"

    @property
    def uid(self) -> str:
        """Return the fixed uid."""
        return f"lawang-{self.key}"


def alerts() -> list[Alert]:
    """Return all rules."""
    return [
        Alert(
            "gateway-diam", "Gateway diam saat buka", LIMITS.gateway_silent_s, "1m",
            f"Gateway {_WHERE} tidak terdengar {_VALUE} detik, padahal gedung buka.",
            "Periksa listrik, internet dan halaman status gateway. Antrean tetap jalan; catatan menyusul.",
            no_data="Alerting", severity="gawat",
        ),
        Alert(
            "perangkat-diam", "Perangkat diam saat buka", 100, "5m",
            f"Perangkat {{{{ .Labels.perangkat }}}} di {_WHERE} jauh lebih lama diam daripada biasanya.",
            "Tekan tombolnya sekali dan lihat lampunya; periksa kabel, catu daya dan Wi-Fi.",
        ),
        Alert(
            "belum-dibuka", "Hari belum dibuka", LIMITS.not_opened_min, "1m",
            f"Hari di {_WHERE} belum dibuka {_VALUE} menit setelah jam buka di rencana.",
            "Buka halaman status gateway: mungkin jamnya belum pasti. Bila hari ini libur, tulis di rencana gedung.",
        ),
        Alert(
            "tunggakan", "Catatan tertahan di gateway", LIMITS.backlog_s, "5m",
            f"Catatan {_WHERE} tertahan {_VALUE} detik di gateway.",
            "Periksa internet gedung dan token gateway. Tidak ada yang hilang: semuanya dikirim setelah tersambung.",
        ),
        Alert(
            "celah", "Celah atau bentrok catatan", 0, "0s",
            f"{_VALUE} celah atau bentrok baru di {_WHERE}.",
            "Lihat daftar celah di dasbor Perangkat; catat sebabnya. Celah ikut tercantum di rekap.",
        ),
        Alert(
            "penuh", "Gedung melebihi kapasitas", 100, "2m",
            f"Isi gedung {_WHERE} {_VALUE}% dari kapasitas.",
            "Tahan pintu masuk sebentar. Bila angka ini tidak sesuai, hitung orang dan catat audit di gateway.",
            severity="gawat",
        ),
        Alert(
            "tunggu", "Tunggu melewati standar", LIMITS.wait_pct, "10m",
            f"Tunggu {{{{ .Labels.layanan }}}} di {_WHERE} {_VALUE}% dari standarnya.",
            "Buka loket tambahan untuk layanan ini, atau beri tahu yang menunggu.",
        ),
        Alert(
            "rasio-pulang", "Banyak yang lupa tombol pulang", LIMITS.exit_ratio_pct, "0s",
            f"Pada hari terakhir di {_WHERE} hanya {_VALUE}% pengunjung menekan tombol pulang.",
            "Periksa tombol pulang dan tandanya; ingatkan petugas pintu.",
            below=True, severity="biasa",
        ),
        Alert(
            "libur", "Hari libur tahun depan belum ada", 0, "0s",
            f"Rencana gedung {_WHERE} belum memuat hari libur tahun depan.",
            "Jalankan `lawang gateway plan holidays` untuk tahun depan dan masukkan hasilnya ke rencana.",
            severity="biasa",
        ),
    ]  # fmt: skip


def rules() -> list[dict[str, object]]:
    """Return the rules in the shape of Grafana's API; `rule_file` gives that of its files."""
    return [_rule(alert) for alert in alerts()]


def rule_file(given: Sequence[dict[str, object]]) -> dict[str, object]:
    """Return the rules in the shape of a provisioning file."""
    outside = ("folderUID", "ruleGroup", "orgID")
    kept = [{name: value for name, value in rule.items() if name not in outside} for rule in given]
    group = {"orgId": 1, "name": GROUP, "folder": FOLDER_TITLE, "interval": f"{INTERVAL_S}s", "rules": kept}
    return {"apiVersion": 1, "groups": [group]}


def query(alert: Alert) -> str:
    """Return the SQL of a rule."""
    return queries.fill(queries.text(f"alarm/{alert.key}"), named())


def _rule(alert: Alert) -> dict[str, object]:
    return {
        "uid": alert.uid,
        "title": alert.title,
        "orgID": 1,
        "folderUID": FOLDER,
        "ruleGroup": GROUP,
        "condition": "C",
        "data": [_asked(alert), _compared(alert)],
        "for": alert.hold,
        "noDataState": alert.no_data,
        "execErrState": "Error",
        "isPaused": False,
        "labels": {"sistem": "lawang", "tingkat": alert.severity},
        "annotations": {"summary": f"{alert.title}: {_WHERE}", "description": f"{alert.what}\n{alert.do}"},
        "notification_settings": {"receiver": RECEIVER},
    }


def _asked(alert: Alert) -> dict[str, object]:
    model = {**Query(query(alert)).to_json(), "intervalMs": 1000, "maxDataPoints": 43200}
    span = {"from": 600, "to": 0}
    return {"refId": "A", "queryType": "", "relativeTimeRange": span, "datasourceUid": UID, "model": model}


def _compared(alert: Alert) -> dict[str, object]:
    evaluator = {"type": "lt" if alert.below else "gt", "params": [alert.limit]}
    model = {
        "refId": "C",
        "type": "threshold",
        "expression": "A",
        "conditions": [{"type": "query", "evaluator": evaluator}],
        "datasource": {"type": "__expr__", "uid": "__expr__"},
        "intervalMs": 1000,
        "maxDataPoints": 43200,
    }
    span = {"from": 0, "to": 0}
    return {"refId": "C", "queryType": "", "relativeTimeRange": span, "datasourceUid": "__expr__", "model": model}
