"""Templates of replies: choosing, filling, keeping them."""
