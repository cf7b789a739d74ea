"""What a sitemap may hold, as RELAX NG, written from sitemaps.org's protocol and Google's rules for news."""

from lxml import etree

_GRAMMAR = """\
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.sitemaps.org/schemas/sitemap/0.9"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start>
    <choice>
      <element name="urlset">
        <zeroOrMore>
          <element name="url"><ref name="place"/><optional><ref name="news"/></optional></element>
        </zeroOrMore>
      </element>
      <element name="sitemapindex">
        <oneOrMore><element name="sitemap"><ref name="place"/></element></oneOrMore>
      </element>
    </choice>
  </start>
  <define name="place">
    <element name="loc">
      <data type="anyURI"><param name="pattern">https?://[!-~]+</param><param name="maxLength">2047</param></data>
    </element>
    <optional><element name="lastmod"><ref name="moment"/></element></optional>
  </define>
  <define name="moment">
    <choice>
      <data type="date"><param name="pattern">[0-9]{4}-[0-9]{2}-[0-9]{2}</param></data>
      <data type="dateTime"><param name="pattern">.*(Z|[+\\-][0-9]{2}:[0-9]{2})</param></data>
    </choice>
  </define>
  <define name="news">
    <element name="news" ns="http://www.google.com/schemas/sitemap-news/0.9">
      <element name="publication">
        <element name="name"><ref name="words"/></element>
        <element name="language">
          <data type="string"><param name="pattern">[a-z]{2,3}|zh-cn|zh-tw</param></data>
        </element>
      </element>
      <element name="publication_date"><ref name="moment"/></element>
      <element name="title"><ref name="words"/></element>
    </element>
  </define>
  <define name="words"><data type="string"><param name="minLength">1</param></data></define>
</grammar>
"""
_RULES = etree.RelaxNG(etree.fromstring(_GRAMMAR))
MOST = 50_000
"""Addresses in one file."""


def mistakes(sitemap: bytes) -> list[str]:
    """Give what a sitemap or an index of them has that it may not."""
    root = etree.fromstring(sitemap)
    _RULES.validate(root)
    many = [f"{len(root)} addresses"] if len(root) > MOST else []
    return [*(f"{each.line}: {each.message}" for each in _RULES.error_log), *many]
