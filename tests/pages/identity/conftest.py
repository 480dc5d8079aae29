from tests.pages.children.conftest import clock, coordinator, guide, harbour, quick_passwords

__all__ = ["clock", "coordinator", "guide", "harbour", "quick_passwords"]
