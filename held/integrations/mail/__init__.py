"""Messages go out: to a folder, by a mail server, or by GOV.UK Notify."""
