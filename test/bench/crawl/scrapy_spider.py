"""Fetches and parses the pages whose addresses stand in a file, and prints what came of it as JSON.

    python3 scrapy_spider.py URLS.json CONCURRENCY
"""
import json
import sys
import time

import scrapy
from scrapy.crawler import CrawlerProcess

wanted, concurrency = json.load(open(sys.argv[1])), int(sys.argv[2])
found = {"items": 0, "letters": 0}


class Pages(scrapy.Spider):
    name = "pages"

    def start_requests(self):
        for url in wanted["urls"]:
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response):
        layout = wanted["selectors"][response.url.split("/")[3]]
        title = " ".join(response.css(layout["title"] + " ::text").getall())
        body = " ".join(response.css(layout["body"] + " ::text").getall())
        date = " ".join(response.css(layout["date"] + " ::text").getall())
        if title and body and date:
            found["items"] += 1
            found["letters"] += len(body)
        yield {"url": response.url, "title": title, "body": body, "date": date}


process = CrawlerProcess({
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
    "CONCURRENT_REQUESTS": concurrency,
    "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
    "DOWNLOAD_DELAY": 0,
    "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
})
crawler = process.create_crawler(Pages)
process.crawl(crawler)
began = time.process_time()
process.start()
stats = crawler.stats.get_stats()
print(json.dumps({
    **found,
    "seconds": (stats["finish_time"] - stats["start_time"]).total_seconds(),
    "cpuSeconds": time.process_time() - began,
    "responses": stats.get("response_received_count", 0),
}))
