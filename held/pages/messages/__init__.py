"""Messages that go out by mail: what waits, went, failed or is uncertain; and where a mail leads."""
