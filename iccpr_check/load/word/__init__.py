"""Word processors: Word (.docx and the old .doc), OpenDocument and Rich Text."""
