// "The same for Isla": when it is ticked, says what is about to happen to the words already written for her.
// data-same-for is the id of her answers, data-same-for-says that of the warning. Without it the warning always stands.
export function sameFor(box) {
  const warning = document.getElementById(box.dataset.sameForSays);
  const answers = document.getElementById(box.dataset.sameFor);

  function show() {
    if (warning) warning.hidden = !box.checked;
    if (answers) answers.classList.toggle("is-left-out", box.checked);
  }

  box.addEventListener("change", show);
  show();
}
