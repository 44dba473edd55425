"""The sentence track: which PLOVER root one noun phrase of a sentence has towards another.

The rules propose; a linear model, whose features hold what the rules found and the classes of like meaning of the words
(classes.toml), decides, for every ordered pair of noun phrases. It is for comparison with event coders only: its parties
are often no entities. The model learns from a table of sentences that the user gives, and from two that the project has
written for it: sentences.tsv after PLOVER's definitions, and later.tsv after reading errors, which no figure counts.
"""
