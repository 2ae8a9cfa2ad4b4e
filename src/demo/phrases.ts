/** What surrounds the articles on a page. */
export interface Phrases {
  sections: readonly string[];
  latest: string;
  related: string;
  newsletter: string;
  newsletterText: string;
  subscribe: string;
  share: string;
  rights: string;
  about: string;
  contact: string;
}

const en: Phrases = {
  sections: ['World', 'Politics', 'Economy', 'Defence', 'Energy', 'Sport', 'Opinion'],
  latest: 'Latest stories',
  related: 'More headlines',
  newsletter: 'Morning letter',
  newsletterText: 'The stories of the night in your mailbox before breakfast. You can leave at any time.',
  subscribe: 'Sign up',
  share: 'Share this story',
  rights: 'All rights reserved.',
  about: 'About us',
  contact: 'Contact',
};

const ru: Phrases = {
  sections: ['В мире', 'Политика', 'Экономика', 'Оборона', 'Наука', 'Спорт', 'Мнения'],
  latest: 'Последние новости',
  related: 'Читайте также',
  newsletter: 'Утренняя рассылка',
  newsletterText: 'Главное за ночь в вашей почте до завтрака. Отписаться можно в любой момент.',
  subscribe: 'Подписаться',
  share: 'Поделиться',
  rights: 'Все права защищены.',
  about: 'О редакции',
  contact: 'Контакты',
};

const fa: Phrases = {
  sections: ['جهان', 'سیاست', 'اقتصاد', 'دفاعی', 'انرژی', 'ورزش', 'دیدگاه'],
  latest: 'تازه‌ترین خبرها',
  related: 'خبرهای دیگر',
  newsletter: 'خبرنامه صبح',
  newsletterText: 'خبرهای شب گذشته پیش از صبحانه در صندوق نامه شما. هر زمان بخواهید می‌توانید بازایستید.',
  subscribe: 'ثبت‌نام',
  share: 'هم‌رسانی',
  rights: 'همه حقوق محفوظ است.',
  about: 'درباره ما',
  contact: 'تماس',
};

const phrases: Readonly<Record<string, Phrases>> = { en, ru, fa };

/** The phrases of a language; English for a language that has none yet. */
export const phrasesFor = (language: string): Phrases => phrases[language] ?? en;
