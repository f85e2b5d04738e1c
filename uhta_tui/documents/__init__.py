"""What is printed: the monthly note and the papers around it; values come in, a file goes out."""
