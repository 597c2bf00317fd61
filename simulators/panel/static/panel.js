// The panel: draws the devices that the server tells of, and sends what a hand does.

const LAMPS = {
  off: "Lampu mati", on: "Tercatat", waiting: "Menunggu jawaban", answered: "Dijawab",
  red: "Tidak tercatat atau tidak dijawab",
};
const SWITCHES = {
  cable: { is: "cabled", in: "Kabel jaringan terpasang", out: "Kabel jaringan dicabut" },
  plug: { is: "plugged", in: "Steker terpasang", out: "Steker dicabut" },
};
const LARGE = 2; // buttons of a box that are drawn large
const WIDE = 12; // more than these get the whole width
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
  section.classList.toggle("large", device.buttons.length <= LARGE);
  section.classList.toggle("wide", device.buttons.length > WIDE);
  section.querySelector("h2").textContent = device.name;
  for (const input of section.querySelectorAll("input")) {
    input.addEventListener("change", () => act(device.name, input.name, input.checked ? "in" : "out"));
  }
  const keys = device.buttons.map((button) => buildKey(device.name, button));
  section.querySelector(".buttons").append(...keys);
  document.getElementById("devices").append(section);
  return { section, keys };
}

function buildKey(device, { name, means, word }) {
  const element = copy("button");
  const button = element.querySelector("button");
  button.textContent = word;
  button.title = name;
  button.dataset.button = name;
  button.dataset.means = means.split(":")[0];
  button.addEventListener("click", async () => {
    button.classList.add("held");
    await act(device, "press", name);
    button.classList.remove("held");
  });
  return element;
}

function update({ section, keys }, device) {
  const link = section.querySelector(".link");
  link.classList.toggle("up", device.link);
  say(link, !device.plugged ? "Mati" : device.link ? "Tersambung" : "Tidak tersambung");
  const display = section.querySelector(".display");
  say(display, device.display);
  display.ariaLabel = device.display ? `Layar: ${device.display}` : "Layar kosong";
  display.classList.toggle("dark", !device.plugged);
  for (const input of section.querySelectorAll("input")) {
    const words = SWITCHES[input.name];
    const on = device[words.is];
    if (input.dataset.is !== String(on)) {
      input.checked = on;
      input.dataset.is = on;
    }
    say(input.parentElement.lastElementChild, on ? words.in : words.out);
  }
  device.buttons.forEach((button, i) => {
    const lamp = keys[i].querySelector(".lamp");
    lamp.className = `lamp ${button.lamp}`;
    lamp.ariaLabel = LAMPS[button.lamp];
    const missed = button.failed ? `, ${button.failed.toLocaleString("id-ID")} tidak` : "";
    say(keys[i].querySelector(".count"), `${button.recorded.toLocaleString("id-ID")} tercatat${missed}`);
  });
}

function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
