/** Where pages declare when they were published and changed, the more reliable first. Meta names are in lower case. */
export const publishedMetas = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.created',
  'article_date_original',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'displaydate',
  'datecreated',
  'citation_publication_date',
  'citation_date',
  'bt:pubdate',
];

export const modifiedMetas = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'lastmod',
  'last-modified',
  'dcterms.modified',
  'modified',
];

/** Keys of publishing systems in scripts that hold JSON. */
export const publishedKeys =
  /"(?:datePublished|published_?At|publish(?:ed)?_?Date|publicationDate|first_?Published?(?:_?At|_?Date)?|published_?First|first-publication|datePosted|date_published|publish_date|published_time)\\?"\s{0,3}:\s{0,3}\\?"([^"\\]{8,40})/gi;

/** Lines that date the last change and not the publication. */
export const updateWords =
  /updat|modif|edited|changed|review|aktualis|geändert|mis à jour|actualiz|обновл|изменен|به ?روز/i;

/** What a date may look like in a line of text, its digits in ASCII; the reader of dates decides whether it is one. */
export const writtenDates = new RegExp(
  [
    String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?`,
    String.raw`\d{1,2}[./-]\d{1,2}[./-]\d{4}`,
    String.raw`(?<![\d.])\d{1,2}\.\d{1,2}\.\d\d(?![\d.])`,
    String.raw`(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)?(?: of| de)? \p{L}{3,12}\.?,?(?: de)? \d{4}`,
    String.raw`(?<!\p{L})\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}`,
    String.raw`\d{4}年\s?\d{1,2}月\s?\d{1,2}日`,
  ].join('|'),
  'gu',
);

/** Lines that say of their date what it is, wherever they stand. */
export const announcedDate =
  /^(?:(?:post|publish)ed|publication date|veröffentlicht|erschienen|datum|publié|publicado|fecha|опубликовано|дата публикации|تاریخ انتشار|منتشر شده)(?: on| am| le| el)?:? /i;
