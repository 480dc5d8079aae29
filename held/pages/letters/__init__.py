"""Letters to families, as they are printed from the page behind the sign-in."""
