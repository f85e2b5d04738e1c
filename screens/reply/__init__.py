"""The reply: formed from the approved parts and posted (п.14, 16)."""
