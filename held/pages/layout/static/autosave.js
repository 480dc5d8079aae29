// Sends a form's words to its data-autosave address while somebody types, so that nothing typed is lost.
// Without it the words are kept when the form is sent.
const PAUSE = 900;

export function autosave(form) {
  const says = form.querySelector("[data-autosave-says]");
  let waiting = null;
  let sent = written(asItCame(form));

  async function save() {
    clearTimeout(waiting);
    waiting = null;
    const words = written(form);
    if (words === sent) return;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(words),
        credentials: "same-origin",
        keepalive: words.length < 60000,
        redirect: "error",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      sent = words;
      say(`Saved at ${clock(new Date())}. Nobody else sees it until you record it.`);
    } catch {
      say("Not saved yet. Your words are still on this page: keep it open.");
    }
  }

  function say(words) {
    if (says) says.textContent = words;
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  }

  form.addEventListener("input", soon);
  // Somebody may have typed while this script was still on its way. What a browser fills in again by itself has no focus.
  if (form.contains(document.activeElement) && written(form) !== sent) soon();
  // Sent with the form: an autosave that came in after it would look like a change made in another window.
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    waiting = null;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting !== null) save();
  });
}

function asItCame(form) {
  const untouched = form.cloneNode(true);
  untouched.reset();
  return untouched;
}

function written(form) {
  const words = new FormData(form);
  for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
  return new URLSearchParams(words).toString();
}

function clock(now) {
  const minutes = String(now.getMinutes()).padStart(2, "0");
  return `${now.getHours() % 12 || 12}.${minutes}${now.getHours() < 12 ? "am" : "pm"}`;
}
