"""What can be done on a message from the keyboard."""
