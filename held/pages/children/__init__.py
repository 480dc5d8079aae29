"""The pages about one child: what is open, the line, the chronology, the people around them, and the forms about them."""
