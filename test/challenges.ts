/** What the usual challenge pages say, each in words of ours around the protection's own. */
export const challengeTexts = [
  'Just a moment...',
  'Attention required before you go on.',
  'Checking if the site connection is secure.',
  'Checking your browser first.',
  'Please verify you are human.',
  'Are you a robot?',
  'Access to this page has been denied because we take you for one.',
  'Enable JavaScript and cookies to go on.',
  'Our systems saw unusual traffic from your network.',
  'Solve the CAPTCHA below.',
  'Request unsuccessful. Incapsula incident 1.',
  'DDoS-Guard looks at your request.',
  'Идёт проверка браузера.',
  'Подтвердите, что вы не робот.',
  'لطفا تایید کنید که ربات نیستید.',
];
