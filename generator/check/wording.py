"""GK619: common wrong words, found alike in the catalogue's files and in prose pages.

The list is short on purpose: a word stands in it only where it is wrong wherever it stands, or where the longer words
that hold it can be named.
"""

from generator.model.diagnostic import Code, Severity

GK619 = Code(
    "GK619",
    "错别字",
    "政府网站检查按错别字扣分。这里只查常见的：登陆系统（登录系统）、拔款（拨款）、关健（关键）、帐号（账号）、按排（安排）等；"
    "“台风登陆”“机关健身”“按排名”这样碰巧有同样的字的不算，书名号里的文件名称也不看。",
    "改成“{right:对的写法}”。确实没有错的，在 words.yml 的 wrong_words 里写上这个词，用 unless 写明在什么词里没有错。",
    severity=Severity.WARNING,
)
