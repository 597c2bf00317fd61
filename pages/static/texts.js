// What the wall says, in the languages it knows.

const ID = {
  locale: "id-ID",
  inside: "Di dalam gedung sekarang",
  entered: "Masuk hari ini",
  left: "Pulang hari ini",
  curve: "Isi gedung hari ini",
  stale: "DATA TERPUTUS",
  waiting: "Menunggu data …",
  capacity: (n) => `dari kapasitas ${n}`,
  age: (s) => (s < 60 ? `Data: ${s} detik lalu` : s < 3600 ? `Data: ${Math.floor(s / 60)} menit lalu`
    : s < 172800 ? `Data: ${Math.floor(s / 3600)} jam lalu` : `Data: ${Math.floor(s / 86400)} hari lalu`),
  hour: (h) => `${String(h).padStart(2, "0")}.00`,
};

const count = (n, unit) => `Data: ${n} ${unit}${n === 1 ? "" : "s"} ago`;

const EN = {
  locale: "en-GB",
  inside: "Inside the building now",
  entered: "Entered today",
  left: "Left today",
  curve: "People inside today",
  stale: "DATA CONNECTION LOST",
  waiting: "Waiting for data …",
  capacity: (n) => `of a capacity of ${n}`,
  age: (s) => (s < 60 ? count(s, "second") : s < 3600 ? count(Math.floor(s / 60), "minute")
    : s < 172800 ? count(Math.floor(s / 3600), "hour") : count(Math.floor(s / 86400), "day")),
  hour: (h) => `${String(h).padStart(2, "0")}:00`,
};

export const textsFor = (language) => (language === "en" ? EN : ID);

const ZONES = { "Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };

export const zoneName = (zone) => ZONES[zone] ?? "";
