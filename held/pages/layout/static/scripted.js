// Runs before the page is drawn: tells the styles that scripts are on.
document.documentElement.classList.add("js-enabled", "govuk-frontend-supported");
