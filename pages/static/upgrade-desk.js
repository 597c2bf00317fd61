// A page at a desk asks which version serves. What somebody has typed is not lost: she is told, and the page waits.

import { ask } from "./asking.js";
import { heard, watch } from "./upgrade.js";

const EACH_MS = 60_000;
const ANSWER_MS = 8_000;

let touched = false;

async function again() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await ask("/v1/version", ANSWER_MS);
    if (answer.ok) heard(JSON.parse(answer.text).version);
  } catch {
    // asked again soon
  }
}

function tell() {
  if (document.getElementById("upgraded")) return;
  const told = document.createElement("p");
  told.id = "upgraded";
  told.className = "notice";
  told.setAttribute("role", "status");
  told.textContent = document.querySelector('meta[name="lawang-upgraded"]').content;
  document.querySelector("main").prepend(told);
}

addEventListener("input", () => { touched = true; });
addEventListener("reset", () => { touched = false; });
setInterval(again, EACH_MS);
document.addEventListener("visibilitychange", again);
addEventListener("online", again);
watch(() => !touched && !document.activeElement?.matches("input, select, textarea"), tell);
