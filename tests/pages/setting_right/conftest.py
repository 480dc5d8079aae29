from tests.pages.children.conftest import clock, coordinator, guide, harbour, hired, quick_passwords

__all__ = ["clock", "coordinator", "guide", "harbour", "hired", "quick_passwords"]
