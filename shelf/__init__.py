"""What stands in files beside the modules that use it: SQL statements by name, texts in two languages."""
