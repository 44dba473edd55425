"""What a statement is, where statements are kept, what graph they make, and what is done with it."""
