"""The commands that need neither readers nor answerers, one file a subject, and the options that commands share."""
