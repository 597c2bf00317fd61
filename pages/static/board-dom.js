// Text on the board: written only when it has changed, and made as large as its place allows.

export const element = (id) => document.getElementById(id);

export function say(place, words) {
  const shown = typeof place === "string" ? element(place) : place;
  if (shown.textContent !== words) shown.textContent = words;
}

/** Shrink a text until it is inside its place; only when it has changed. */
export function fit(shown) {
  if (shown.dataset.fitted === shown.textContent) return;
  shown.dataset.fitted = shown.textContent;
  shown.style.fontSize = "";
  let size = parseFloat(getComputedStyle(shown).fontSize);
  while (size > 8 && (shown.scrollWidth > shown.clientWidth + 1 || shown.scrollHeight > shown.clientHeight + 1)) {
    size *= 0.95;
    shown.style.fontSize = `${size}px`;
  }
}
