/**
 * What words mean in a date. A new language is a new line. Months and weekdays may be shortened to three letters
 * (weekdays to two) wherever the short form is unambiguous; `|` separates other spellings of the same name.
 */

/** January to December; the genitive where dates use it. */
export const MONTHS = {
  en: 'january february march april may june july august september|sept october november december',
  ru: 'января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль августа|август сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь',
  uk: 'січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада|листопад грудня|грудень',
  fa: 'ژانویه|ژانویۀ فوریه مارس آوریل|آپریل مه|می ژوئن ژوئیه|جولای|ژوییه اوت|آگوست|آگست سپتامبر اکتبر نوامبر دسامبر',
  ar: 'يناير|جانفي فبراير|فيفري مارس أبريل|ابريل|إبريل|أفريل مايو|ماي يونيو|جوان يوليو|جويلية أغسطس|اغسطس|أوت سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر',
  levant:
    'كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول|تشرين_الاول تشرين_الثاني كانون_الأول|كانون_الاول',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  az: 'yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr',
  de: 'januar|jänner februar märz|mrz april mai juni juli august september oktober november dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  nl: 'januari februari maart|mrt april mei juni juli augustus september oktober november december',
  pl: 'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień',
  nordic:
    'januar|januari februar|februari mars|marts april maj juni juli august|augusti september oktober november desember',
  hu: 'január február március április május június július augusztus szeptember október november december',
  el: 'ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μάρ απριλίου|απρίλιος|απρ μαΐου|μάιος|μάι|μαι ιουνίου|ιούνιος|ιούν|ιον ιουλίου|ιούλιος|ιούλ|ιολ αυγούστου|αύγουστος|αύγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοέ|νοε δεκεμβρίου|δεκέμβριος|δεκ',
};

/** Farvardin to Esfand. Never shortened. */
export const JALALI_MONTHS = [
  'فروردین اردیبهشت خرداد تیر مرداد|امرداد شهریور مهر آبان آذر دی|دیماه بهمن اسفند',
  'farvardin ordibehesht khordad|xordad tir mordad shahrivar mehr aban azar dey|dei bahman esfand',
];

/** Monday to Sunday. */
export const WEEKDAYS = {
  en: 'monday tuesday|tues wednesday thursday|thurs friday saturday sunday',
  ru: 'понедельник|пн вторник|вт среда|ср|среду четверг|чт пятница|пт|пятницу суббота|сб|субботу воскресенье|вс',
  uk: 'понеділок вівторок середа четвер п’ятниця субота неділя|нд',
  fa: 'دوشنبه سه‌شنبه|سه_شنبه چهارشنبه|چهار_شنبه پنجشنبه|پنج_شنبه جمعه|آدینه شنبه یکشنبه|یک_شنبه',
  ar: 'الاثنين|الإثنين الثلاثاء الأربعاء|الاربعاء الخميس الجمعة السبت الأحد|الاحد',
  tr: 'pazartesi salı çarşamba perşembe cuma cumartesi pazar',
  de: 'montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag',
  fr: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
  es: 'lunes martes miércoles jueves viernes sábado domingo',
  it: 'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  pt: 'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo',
  nl: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  pl: 'poniedziałek wtorek środa czwartek piątek sobota niedziela',
  nordic: 'mandag|måndag tirsdag|tisdag onsdag torsdag fredag lørdag|lördag søndag|söndag',
  hu: 'hétfő kedd szerda csütörtök péntek szombat vasárnap',
  el: 'δευτέρα|δευ τρίτη|τρι τετάρτη|τετ πέμπτη|πεμ παρασκευή|παρ σάββατο|σάβ|σαβ κυριακή|κυρ',
};

/** 0 for before noon, 12 for after. */
export const HALVES: Readonly<Record<string, 0 | 12>> = {
  am: 0,
  pm: 12,
  قظ: 0,
  بظ: 12,
  صبح: 0,
  بعدازظهر: 12,
  عصر: 12,
  ص: 0,
  م: 12,
  오전: 0,
  오후: 12,
  上午: 0,
  下午: 12,
};

/** Words that say nothing about the instant. */
export const NOISE =
  't at on of the de del le den um uhr o’clock hours hrs st nd rd th er г год года в во от час ч р року о'
    .split(' ')
    .concat('ساعت تاریخ مورخ سال ماه و در في الساعة'.split(' '), '년 월 일 年 月 日'.split(' '));

/** The zone that local custom implies when a time is written this way without one. */
export const IMPLIED_ZONES = new Map([
  ['jalali', 'Asia/Tehran'],
  ['오전', 'Asia/Seoul'],
  ['오후', 'Asia/Seoul'],
]);
