"""Consents and other stances that the notes record, by whom, when, where and in whose words."""
