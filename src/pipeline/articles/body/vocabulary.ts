/**
 * What publishers call the parts of a page that are not its text, by kind of part: fragments of class, id, role and itemprop in lower
 * case, hyphenated. `(?<![^ -])` and `(?![^ -])` stand where only a whole word will do. The order numbers the model's features.
 */
export const clutterNames = {
  comments: ['comment(?!ary)', 'disqus', 'respond', 'livefyre', 'discussion'],
  sharing: ['shar(?:e|ing)(?!d)', 'social', 'follow-', 'addthis', 'addtoany', 'sociable'],
  newsletter: ['newsletter', 'subscri', 'sign-?up', 'mailing-?list', 'opt-?in(?![a-z])', 'mailchimp', 'email-form'],
  related: [
    'related|recommend|also-like|suggest|trending|popular|latest|recirc|similar|up-?next|teaser',
    'read-?(?:more|also|next)',
    'more-(?:from|on|stories|articles|news|posts|in)',
    'most-(?:read|viewed|recent)',
    '(?:next|prev|previous)-(?:article|post|story|entry|up)',
    'outbrain|taboola|zergnet|revcontent|jp-?carousel',
  ],
  sidebar: ['side-?bar', '(?<![^ -])(?:right-?)?rail(?![a-z])', 'widget(?!s?-content)'],
  navigation: [
    '(?<![^ -])nav(?![^ -])|navigation|navbar|menu|breadcrumb|pagination|pager|skip-|toolbar|masthead|site-?header',
    '(?<![^ -])footer|(?:site|page|post|entry|article)-?footer|end-?of-?article',
  ],
  overlay: ['cookie|consent|gdpr|pop-?up|modal|overlay|lightbox|tooltip|dialog|notification'],
  advertising: [
    'advert|(?<![^ -])ads?(?![^ 0-9-])|(?<![^ -])dfp|ad-?(?:slot|unit|container|wrapper)|adsense',
    'sponsor|promo|affiliate|partner-',
  ],
  caption: ['caption|credit|copyright|photo-?by|image-?(?:meta|info|source)|gallery|slide-?show|carousel'],
  byline: [
    'by-?line|author|contributor|date-?line|time-?stamp|pub(?:lish)?(?:ed)?-?(?:date|time|on)|posted-?(?:on|by)',
    '(?:post|entry|article|story|content)-?(?:meta|info|date|tags?|categor)|(?<![^ -])meta(?![^ -]|data)|metadata',
  ],
  tags: [
    '(?<![^ -])tags?(?![^ -])|tag-?(?:list|cloud|links)|tagged|topics?(?![^ -])|keywords|labels',
    'categor(?:y|ies)-?(?:list|links)',
  ],
  biography: ['(?<![^ -])bio(?![^ -])|biography|about-?the'],
  unseen: [
    'visually-?hidden|sr-?only|screen-?reader|off-?screen|a11y|print-?only|no-?display|(?<![^ -])(?:hide|hidden)(?![^ -])',
  ],
  account: ['log-?in|paywall|donat|support-?us|membership|register'],
  tools: [
    'rating|(?<![^ -])votes?|(?<![^ -])poll|print-?button|tools|utility|jump-?to|table-?of-?contents|(?<![^ -])toc(?![^ -])',
  ],
  service: ['player|podcast|disclaimer|correction|feedback|contact|search|widget'],
} as const;

/** What publishers call the part that is the text. */
export const bodyNames = [
  '(?:article|story|post|entry|news|blog|page|main|body|single|detail|text|rich)-{0,2}(?:body|content|text|copy|detail|entry|wrap)',
  'content-{0,2}(?:body|main|text|article|inner)|(?<![^ -])prose|rich-?text|wysiwyg|field-name-body|node-body|articlebody|body-?copy',
] as const;

/** How blocks begin that accompany articles, by kind. A trailing `$` asks for the whole block. The order numbers the model's features. */
export const clutterStarts = {
  advertising: ['advertisements?$|advertising$|anzeige$|werbung$|publicit[ée]$|реклама$'],
  related: [
    '(?:read|see|watch|listen) (?:also|more|next|full|related)|also (?:read|see|on)(?::| )|read:',
    'related(?:$|:| (?:articles?|stories|posts|content|links|news|topics|coverage|reading))',
    'more (?:from|on|in|about|stories|news|coverage)(?: |:)|(?:recommended|suggested|further) (?:reading|for you|stories|articles)',
    'don.t miss(?::|$)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|(?:next|previous)(?: article| post| story)?(?::|$)',
    'up next|trending|most (?:read|popular|viewed)|top stories|editor.?s.? picks?|what to read next|(?:keep|continue) reading',
    'in case you missed|click here|tap here|jump to',
    'читайте (?:также|еще|ещё)|смотрите также|по теме|материалы по теме|также по теме|другие новости',
    'lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|lesen)|mehr:|auch interessant|lire aussi|[àa] lire aussi|voir aussi',
    'lee también|leer también|te puede interesar|leggi anche|lees ook|zie ook|leia (?:também|mais)',
    'czytaj (?:też|także|również)|zobacz (?:też|także)',
    'بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|در همین رابطه|اقرأ أيضا',
  ],
  request: [
    'sign (?:up|in)|subscribe|get (?:the|our) .{0,60}(?:newsletter|inbox|app)|join (?:us|our|the conversation)|подпис',
    'follow (?:us|me|him|her|them|@|the .{0,30} on)|like us on|find us on|share (?:this|on|via)|(?:tweet|email|print) this',
    'download (?:the|our) app|support our|donate|become a (?:member|subscriber|patron)|already a (?:member|subscriber)',
    'log ?in|register|create an account|this site uses|we use cookies|please enable',
    'by (?:signing|subscribing|clicking|submitting|entering)|enter your email|your email address|thank(?:s| you) for (?:signing|subscribing|reading)',
  ],
  credit: [
    '(?:photo(?:graph)?s?|image|picture|pictures|video|credit|source|photo credit|image credit|illustration)(?: by| courtesy| credit)?s?: ',
    '(?:foto|bild|quelle|фото|источник|عکس)(?: by| courtesy| credit)?s?: |(?:getty images|ap photo|reuters|shutterstock|afp)$',
    '©|\\(c\\) |copyright|all rights reserved',
  ],
  meta: [
    '(?:filed under|tags?|topics?|categor(?:y|ies)|posted (?:in|by|on)|written by|reading time|first published)(?::|$| (?:on|at|in|by|under) )',
    '(?:published|updated|last updated|modified|schlagwörter|теги|метки|برچسب)(?::|$| (?:on|at|in|by|under) )',
    '\\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s?(?: read)?)$|\\d+ min(?:ute)? read|comments?(?: \\(?\\d*\\)?)?$',
    'leave a (?:comment|reply)|view (?:all )?comments|show comments|post a comment|(?:no|be the first to) comment',
    '(?:share|print|email|save|copy link|facebook|twitter|whatsapp|linkedin|pinterest|reddit)$',
  ],
} as const;
