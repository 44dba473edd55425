"""Words a second of extraction on one core, against the bare pipeline: python bench/extraction.py ARTICLES.jsonl [N]

Prints words (white space between them) a second of processor time, for the parse alone and for the whole way.
"""

import sys
import time
from itertools import islice

from loaders.articles import Reader
from loaders.extract import extract, extract_many
from loaders.language import BATCH, pipeline
from loaders.speed import one_thread


def main(path: str, most: int) -> None:
    """Reads at most so many articles of a file and times both."""
    articles = list(islice(Reader().read([path]), most))
    words = sum(len(article.text.split()) for article in articles)
    extract(articles[0])  # loads the model
    begin = time.process_time()
    with one_thread():
        for _ in pipeline().pipe((part for a in articles for part in a.text.split("\n\n")), batch_size=BATCH):
            pass
    parsed = time.process_time()
    found = sum(len(statements) for _, statements in extract_many(articles))
    done = time.process_time()
    print(f"{len(articles)} articles, {words:,} words, {found:,} statements")
    print(f"parse alone {words / (parsed - begin):,.0f} words/s, extraction {words / (done - parsed):,.0f} words/s")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200)
