// Brings the design system's components to life, and our own. Every page works without it.
import { initAll } from "./built/govuk-frontend.min.js";
import { autosave } from "./autosave.js";
import { sameFor } from "./same-for.js";
import { suggest } from "./suggest.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
// First: it asks where somebody types, and a list of errors takes the focus.
document.querySelectorAll("form[data-autosave]").forEach(autosave);
initAll();
document.querySelectorAll("input[data-suggest]").forEach(suggest);
document.querySelectorAll("input[data-same-for]").forEach(sameFor);
