"""The live clock on the screen: countdowns, warnings, forecast, how a deadline came about."""
