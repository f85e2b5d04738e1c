"""What is stored: peewee models and the stored terms; this package imports nothing."""
