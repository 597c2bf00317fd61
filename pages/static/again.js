// A page that asks for itself again while somebody looks at it, and says so when it cannot.

import { ask } from "./asking.js";

const part = document.getElementById("again");
const every = Number(part.dataset.seconds) * 1000;

async function again() {
  if (document.visibilityState !== "visible") return;
  try {
    const answer = await ask(location.href, every);
    if (answer.redirected) location.assign(answer.url); // the login has ended
    if (!answer.ok) throw new Error(answer.url);
    const fresh = new DOMParser().parseFromString(answer.text, "text/html").getElementById("again");
    part.replaceChildren(...fresh.childNodes);
    part.classList.remove("old");
  } catch {
    part.classList.add("old");
  }
}

setInterval(again, every);
document.addEventListener("visibilitychange", again);
