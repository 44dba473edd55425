"""The sentence track: which PLOVER root one noun phrase of a sentence has towards another.

The rules propose; a linear model, whose features hold what the rules found, decides, for every ordered pair of noun
phrases of a sentence. It is for comparison with event coders only: its parties are often no entities.
"""
