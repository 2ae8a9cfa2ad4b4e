import { expect, test } from 'vitest';
import { classify } from '../../../src/pipeline/classification/classify.js';
import { compiled } from './russia-iran.js';

/** Each with the label that its words do not support, though they look like the words of one that does. */
test.each([
  ['intelligence-space-cyber', 'strengthens', 'London police shift focus to Russia, Iran as threat grows'],
  ['transport', 'weakens', 'Тегеран не хочет портить отношения с Россией из-за одного контракта'],
  ['rhetoric-trust', 'weakens', 'Российский патруль нашел лодку с иранскими сетями'],
  ['rhetoric-trust', 'weakens', 'Russia and Iran open trade office in former British colony'],
  ['diplomatic-backing', 'strengthens', 'Speaker: visit ended attempts to torpedo Russia-Iran cooperation'],
  ['military-ties', 'strengthens', "Ayatollah's adviser hails Russia as a friend of Iran"],
  [
    'military-ties',
    'strengthens',
    'Indian defence minister flies from Moscow to Tehran, meets Iranian defence minister',
  ],
  ['leader-contact', 'strengthens', "Iran's ambassador to the Netherlands calls on Russia to meet its commitments"],
  ['leader-contact', 'strengthens', 'На встрече президентов России и США обсудят и проблему Ирана'],
  ['arms-to-iran', 'strengthens', 'Iran denies shipping Russian weapons to Armenia'],
  ['arms-to-iran', 'weakens', 'Иран приостановил отправку ракетных комплексов в Россию'],
  ['crisis-response', 'strengthens', 'Putin, Trump discuss ceasefire and situation around Iran'],
  ['crisis-response', 'strengthens', 'Посольство России в Катаре предостерегло россиян после атаки Ирана'],
  ['syria-levant', 'strengthens', 'Trump: our troops in Syria fight ISIS for Russia and Iran'],
  ['syria-levant', 'weakens', 'Russia cannot push Iran out of Syria, Putin says'],
  ['rhetoric-trust', 'weakens', "We don't trust Russia, Haley says, and puts Iran on notice"],
  ['rhetoric-trust', 'weakens', 'روسیه: ادعای آمریکا درباره همکاری با ایران دروغ است'],
  ['intelligence-space-cyber', 'weakens', 'Лавров: Иран передал Израилю, что не хочет эскалации'],
  ['trade', 'strengthens', 'Russia and Iran sign agreement on rail transit tariffs'],
  ['trade', 'strengthens', 'تشکیل اتاق مشترک اطلاعاتی ایران و روسیه'],
  ['caucasus-caspian', 'strengthens', 'Envoy: Iran shares borders with Russia, Afghanistan and Armenia'],
  ['diplomatic-backing', 'strengthens', 'Совбез ООН одобрил санкции против Ирана, за резолюцию проголосовала и Россия'],
  ['diplomatic-backing', 'weakens', 'Россия поддержит резолюцию ООН по Ирану только при условии мягкого текста'],
  ['nuclear', 'weakens', 'Rosatom: impossible to complete Bushehr in Iran without us'],
  ['finance-sanctions', 'weakens', 'Russian banks to serve Iran, which can use previously frozen accounts'],
  ['leader-contact', 'strengthens', 'Foreign ministers of Russia, Iran to attend UN human rights council'],
  ['diplomatic-backing', 'strengthens', 'Tehran turns to Moscow as nuclear talks falter'],
  ['diplomatic-backing', 'strengthens', 'Официальный Тегеран ответил на российский проект по ядерной проблеме'],
  ['energy', 'strengthens', 'Russia and Iran-ally President Maduro claims oil-rich region, orders drilling'],
  ['energy', 'weakens', 'Owji: Tehran rejects any scheme to squeeze Russian gas out of Europe'],
  ['exercises', 'weakens', 'ناوهای ایران و روسیه بدون حضور بیگانگان در خزر رزمایش مشترک برگزار کردند'],
  ['transport', 'strengthens', 'محکومان ایرانی زندان آستاراخان از روسیه به کشور بازگشتند'],
  ['military-ties', 'strengthens', 'Venezuela reviews contracts with Russian and Iranian advisers'],
  ['transport', 'strengthens', 'Russia lifts limits on flights to UAE that pass through Iranian airspace'],
  ['nuclear', 'strengthens', 'Inspectors find enriched uranium in Iran, home of Russian-built Bushehr'],
])('no %s %s: %s', (indicator, direction, title) => {
  expect(classify({ title, text: '' }, compiled).labels).not.toContainEqual(
    expect.objectContaining({ indicator, direction }),
  );
});
