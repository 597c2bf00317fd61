// What the board says, in the languages it knows.

const age = (s, one) => (s < 60 ? one(s, 0) : s < 3600 ? one(Math.floor(s / 60), 1)
  : s < 172800 ? one(Math.floor(s / 3600), 2) : one(Math.floor(s / 86400), 3));

const ID = {
  locale: "id-ID",
  now: "Memanggil",
  recent: "Panggilan terakhir",
  counters: "Loket dan antreannya",
  mute: "SUARA MATI",
  unmute: "tekan untuk menyalakan",
  stale: "DATA TERPUTUS",
  waiting: "Menunggu data …",
  none: "Belum ada panggilan",
  paused: "Jeda",
  queue: "menunggu",
  shut: "Tutup.",
  area: (code) => `Zona ${code.toUpperCase()}`,
  opens: (when) => `Buka ${when}`,
  age: (s) => `Data: ${age(s, (n, unit) => `${n} ${["detik", "menit", "jam", "hari"][unit]}`)} lalu`,
};

const EN = {
  locale: "en-GB",
  now: "Now calling",
  recent: "Recent calls",
  counters: "Counters and who waits",
  mute: "SOUND IS OFF",
  unmute: "press to switch it on",
  stale: "DATA CONNECTION LOST",
  waiting: "Waiting for data …",
  none: "No calls yet",
  paused: "Paused",
  queue: "waiting",
  shut: "Closed.",
  area: (code) => `Zone ${code.toUpperCase()}`,
  opens: (when) => `Opens ${when}`,
  age: (s) => `Data: ${age(s, (n, u) => `${n} ${["second", "minute", "hour", "day"][u]}${n === 1 ? "" : "s"}`)} ago`,
};

export const boardTexts = (language) => (language === "en" ? EN : ID);
