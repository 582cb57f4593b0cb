"""How right the tool is, beside readers' labels and beside what a user could pick instead (``README.md``)."""
