// Shows what an input's data-suggest address finds while somebody types: a piece of HTML with one <li> each,
// holding a link to follow or a button whose data-value is filled in. Without it the form is sent and answered.
const PAUSE = 200;

export function suggest(input) {
  const list = document.createElement("ul");
  list.className = "held-suggestions";
  list.id = `${input.id}-suggestions`;
  const says = document.createElement("p");
  says.className = "govuk-visually-hidden";
  says.setAttribute("aria-live", "polite");
  const place = input.closest("[data-suggest-place]") ?? input.parentElement;
  place.append(list, says);
  let waiting = null;
  let asked = 0;

  async function ask() {
    const words = input.value.trim();
    const number = ++asked;
    if (words.length < 2) return show("");
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", words);
    try {
      const answer = await fetch(address, { credentials: "same-origin", redirect: "error" });
      // An older question may be answered after a newer one.
      if (number === asked && answer.ok) show(await answer.text());
    } catch {
      show("");
    }
  }

  function show(found) {
    list.innerHTML = found;
    const many = list.children.length;
    says.textContent = found === "" ? "" : many === 1 ? "1 found. Press the down arrow." : `${many} found. Press the down arrow.`;
  }

  function choices() {
    return [...list.querySelectorAll("a, button")];
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  place.addEventListener("keydown", (event) => {
    const at = choices().indexOf(document.activeElement);
    if (event.key === "Escape" && list.childElementCount) {
      asked++;
      show("");
      input.focus();
    } else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === input)) {
      if (choices()[at + 1]) event.preventDefault();
      choices()[at + 1]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (choices()[at - 1] ?? input).focus();
    }
  });
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("button[data-value]");
    if (!chosen) return;
    input.value = chosen.dataset.value;
    show("");
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    clearTimeout(waiting);
  });
}
