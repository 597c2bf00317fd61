// The panel: draws the devices that the server tells of, and sends what a hand does.

const LIT_MS = 800;
const WORDS = { in: "Masuk", out: "Pulang" };
const boxes = new Map(); // device name → its elements

const stream = new EventSource("events");
stream.addEventListener("panel", (event) => {
  document.getElementById("lost").hidden = true;
  for (const device of JSON.parse(event.data)) {
    if (!boxes.has(device.name)) boxes.set(device.name, build(device));
    update(boxes.get(device.name), device);
  }
});
stream.addEventListener("error", () => {
  document.getElementById("lost").hidden = false;
  if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 3_000);
});

const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
const act = (...path) => fetch(["devices", ...path.map(encodeURIComponent)].join("/"), { method: "POST" }).catch(() => null);

function build(device) {
  const section = copy("device");
  section.dataset.device = device.name;
  section.querySelector("h2").textContent = device.name;
  const cable = section.querySelector("input");
  cable.addEventListener("change", () => act(device.name, "plug", cable.checked ? "in" : "out"));
  const keys = device.buttons.map((button) => buildKey(device.name, button));
  section.querySelector(".buttons").append(...keys.map((key) => key.element));
  document.getElementById("devices").append(section);
  return { section, cable, keys };
}

function buildKey(device, { name, recorded, failed }) {
  const element = copy("button");
  const button = element.querySelector("button");
  button.textContent = WORDS[name] ?? name;
  button.dataset.button = name;
  button.classList.add(name);
  button.addEventListener("click", async () => {
    button.classList.add("held");
    await act(device, "press", name);
    button.classList.remove("held");
  });
  return { element, lamp: element.querySelector(".lamp"), recorded, failed, dark: 0 };
}

function update({ section, cable, keys }, device) {
  const link = section.querySelector(".link");
  link.classList.toggle("up", device.link);
  say(link, device.link ? "Tersambung" : "Tidak tersambung");
  cable.checked = device.plugged;
  say(section.querySelector(".says"), device.plugged ? "Kabel jaringan terpasang" : "Kabel jaringan dicabut");
  device.buttons.forEach((button, i) => {
    const key = keys[i];
    say(key.element.querySelector(".count"), `${button.recorded.toLocaleString("id-ID")} tercatat`);
    if (button.failed > key.failed) light(key, "failed");
    else if (button.recorded > key.recorded) light(key, "recorded");
    key.recorded = button.recorded;
    key.failed = button.failed;
  });
}

function light(key, how) {
  key.lamp.className = `lamp ${how}`;
  key.lamp.ariaLabel = how === "recorded" ? "Tercatat" : "Tidak tercatat";
  clearTimeout(key.dark);
  key.dark = setTimeout(() => {
    key.lamp.className = "lamp";
    key.lamp.ariaLabel = "Lampu mati";
  }, LIT_MS);
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
