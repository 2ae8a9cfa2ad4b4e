/** What publishers call the parts of a page in class, id and role. Substrings of lower-case, hyphenated names. */

/** Parts that are never the text of an article. */
export const clutterNames = [
  'comment(?!ary)|disqus|respond|livefyre|discussion',
  'shar(?:e|ing)(?!d)|social|follow-|addthis|addtoany|sociable',
  'newsletter|subscri|sign-?up|mailing-?list|opt-?in(?![a-z])|mailchimp|email-form',
  'related|recommend|read-?more|read-?also|read-?next|more-(?:from|on|stories|articles|news|posts|in)|also-like|suggest|trending|most-(?:read|popular|viewed|recent)|popular|latest|recirc|similar|(?:next|prev|previous)-(?:article|post|story|entry|up)|up-?next|teaser|outbrain|taboola|zergnet|revcontent|jp-?carousel',
  'side-?bar|(?:^|[ -])(?:right-?)?rail(?![a-z])|widget(?!s?-content)',
  '(?:^|[ -])nav(?:$|[ -])|navigation|navbar|menu|breadcrumb|pagination|pager|skip-|toolbar|masthead|site-?header|(?:^|[ -])footer|site-?footer|page-?footer|post-?footer|entry-?footer|article-?footer|end-?of-?article',
  'cookie|consent|gdpr|pop-?up|modal|overlay|lightbox|tooltip|dialog|notification',
  'advert|(?:^|[ -])ads?(?:$|[ -]|[0-9])|sponsor|(?:^|[ -])dfp|ad-?slot|ad-?unit|ad-?container|ad-?wrapper|adsense|promo|affiliate|partner-',
  'caption|credit|copyright|photo-?by|image-?(?:meta|info|source)|gallery|slide-?show|carousel',
  'byline|by-line|author|contributor|dateline|time-?stamp|pub(?:lish)?(?:ed)?-?(?:date|time|on)|(?:post|entry|article|story|content)-?(?:meta|info|date|tags?|categor)|posted-?(?:on|by)|(?:^|[ -])meta(?:$|[ -]|data)',
  '(?:^|[ -])tags?(?:$|[ -])|tag-?(?:list|cloud|links)|tagged|topics?(?:$|[ -])|keywords|categor(?:y|ies)-?(?:list|links)|labels',
  '(?:^|[ -])bio(?:$|[ -])|biography|about-?the',
  'visually-?hidden|sr-?only|screen-?reader|off-?screen|a11y|print-?only|no-?display|(?:^|[ -])hide(?:$|[ -])|(?:^|[ -])hidden(?:$|[ -])',
  'log-?in|paywall|donat|support-?us|membership|register',
  'rating|(?:^|[ -])votes?|(?:^|[ -])poll|print-?button|tools|utility|jump-?to|table-?of-?contents|(?:^|[ -])toc(?:$|[ -])',
  'player|podcast|disclaimer|correction|feedback|contact|search|widget',
];

/** Parts that hold the text of an article. */
export const bodyNames = [
  '(?:article|story|post|entry|news|blog|page|main|body|single|detail|text|rich)-{0,2}(?:body|content|text|copy|detail|entry|wrap)',
  'content-{0,2}(?:body|main|text|article|inner)|(?:^|[ -])prose|rich-?text|wysiwyg|field-name-body|node-body|articlebody|td-post-content|body-?copy',
];

/** Whole blocks, or their beginnings, that accompany articles. */
export const clutterStarts = [
  'advertisements?$|advertising$|anzeige$|werbung$|publicit[ée]$|реклама$',
  '(?:read|see|watch|listen) (?:also|more|next|full|related)|also (?:read|see|on)(?::| )|read:|related(?:$|:| (?:articles?|stories|posts|content|links|news|topics|coverage|reading))|more (?:from|on|in|about|stories|news|coverage)(?: |:)|(?:recommended|suggested|further) (?:reading|for you|stories|articles)|don.t miss(?::|$)|you (?:may|might) (?:also )?(?:like|enjoy|be interested)|up next|next(?: article| post| story)?(?::|$)|previous(?: article| post| story)?(?::|$)|trending|most (?:read|popular|viewed)|top stories|editor.?s.? picks?|what to read next|keep reading|continue reading|in case you missed|click here|tap here|jump to',
  'sign up|subscribe|get (?:the|our) .{0,60}(?:newsletter|inbox|app)|follow (?:us|me|him|her|them|@|the .{0,30} on)|join (?:us|our|the conversation)|like us on|find us on|share (?:this|on|via)|tweet this|email this|print this|download (?:the|our) app|support our|donate|become a (?:member|subscriber|patron)|already a (?:member|subscriber)|log ?in|sign in|register|create an account|this site uses|we use cookies|by (?:signing|subscribing|clicking|submitting|entering)|enter your email|your email address|thank(?:s| you) for (?:signing|subscribing|reading)|please enable',
  '(?:photo(?:graph)?s?|image|picture|pictures|video|credit|source|photo credit|image credit|illustration|foto|bild|quelle|фото|источник|عکس)(?: by| courtesy| credit)?s?: |(?:getty images|ap photo|reuters|shutterstock|afp)$|©|\\(c\\) |copyright|all rights reserved',
  '(?:filed under|tags?|topics?|categor(?:y|ies)|posted (?:in|by|on)|written by|published|updated|last updated|modified|reading time|first published|schlagwörter|теги|метки|برچسب)(?::|$| (?:on|at|in|by|under) )|\\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s?(?: read)?)$|\\d+ min(?:ute)? read|comments?(?: \\(?\\d*\\)?)?$|leave a (?:comment|reply)|view (?:all )?comments|show comments|post a comment|(?:no|be the first to) comment|share$|print$|email$|save$|copy link|facebook$|twitter$|whatsapp$|linkedin$|pinterest$|reddit$',
  'читайте (?:также|еще|ещё)|смотрите также|по теме|подпис|материалы по теме|также по теме|другие новости|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|lesen)|mehr:|auch interessant|lire aussi|à lire aussi|a lire aussi|voir aussi|lee también|leer también|te puede interesar|leggi anche|lees ook|zie ook|czytaj (?:też|także|również)|zobacz (?:też|także)|leia (?:também|mais)|بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|در همین رابطه|اقرأ أيضا',
];
